"""Reads a document's blocks as this interpreter's own parser does, without running them.

Standard input: a JSON list of {"id", "line", "source"}, where line is the document's line of the block's first line.
Standard output: a JSON list, an object a block, in the same order:

    {"id": …, "error": null, "prints": true, "guards": [{"line": 12, "condition": "__name__ == '__main__'"}]}
    {"id": …, "error": {"message": "invalid syntax", "line": 4}, "prints": false, "guards": []}

Works on CPython 3.9 and later.
"""

import ast
import json
import sys
import warnings


def prints_to_stdout(tree):
    """Whether any call of print() goes to standard output, as far as the text tells."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
        and not any(keyword.arg == "file" for keyword in node.keywords)
        for node in ast.walk(tree)
    )


def is_guard(test):
    """Whether a condition only compares __name__, or a name that resembles it, with constants.

    Such a condition has no side effects and calls nothing, so it can be evaluated again at the end of a run.
    """
    if not isinstance(test, ast.Compare) or not all(isinstance(op, (ast.Eq, ast.Is, ast.In)) for op in test.ops):
        return False
    operands = [test.left, *test.comparators]
    names = [operand.id for operand in operands if isinstance(operand, ast.Name)]
    constants = [operand.value for operand in operands if isinstance(operand, ast.Constant)]
    if len(names) + len(constants) != len(operands) or len(names) != 1:
        return False
    if "__mp_main__" in constants:
        return False  # Meant for the children of spawn, so never true in the script itself.
    looks_like_main = any(isinstance(value, str) and "m" in value and "n" in value for value in constants)
    return names[0] == "__name__" or (names[0].startswith("_") and names[0].endswith("_") and looks_like_main)


def top_level(statements):
    """Statements that run with the module: also those inside if, try, with and loops."""
    for statement in statements:
        yield statement
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        for field in ("body", "orelse", "finalbody"):
            yield from top_level(getattr(statement, field, []))
        for handler in getattr(statement, "handlers", []):
            yield from top_level(handler.body)


def inspect(block):
    result = {"id": block["id"], "error": None, "prints": False, "guards": []}
    # As it will be run: empty lines first, since the parser's messages name lines too.
    script = "\n" * (block["line"] - 1) + block["source"]
    try:
        tree = ast.parse(script)
        compile(script, "block", "exec")
    except (SyntaxError, ValueError) as error:
        result["error"] = {"message": getattr(error, "msg", None) or str(error), "line": getattr(error, "lineno", None)}
        return result
    except (MemoryError, RecursionError):
        result["error"] = {"message": "too deeply nested for this parser", "line": block["line"]}
        return result
    result["prints"] = prints_to_stdout(tree)
    result["guards"] = [
        {"line": statement.lineno, "condition": ast.unparse(statement.test)}
        for statement in top_level(tree.body)
        if isinstance(statement, ast.If) and is_guard(statement.test)
    ]
    return result


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.stdin.reconfigure(encoding="utf-8", newline="")
    blocks = json.load(sys.stdin)
    json.dump([inspect(block) for block in blocks], sys.stdout)
