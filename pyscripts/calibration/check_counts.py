"""Ends with an error unless every hand-off that `gillab probe --calibrate --json FILE` counted agrees with the truth."""

import json
import sys

with open(sys.argv[1]) as file:
    checks = [
        (python["python"], check)
        for python in json.load(file)["pythons"]
        for check in python["checks"]
        if check["instrument"] == "handoffs"
    ]
wrong = [(python, check) for python, check in checks if check["verdict"] != "met"]
print(f"{len(checks) - len(wrong)} of {len(checks)} counts agree")
sys.exit(f"wrong: {wrong}" if wrong or not checks else 0)
