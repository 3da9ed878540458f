// Empty on purpose: CPythonABI includes <Python.h> itself; this module only carries pkg-config flags of python3.
