#ifndef GILLAB_ENTRY_POINTS_H
#define GILLAB_ENTRY_POINTS_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <marshal.h>
#include <stdbool.h>
#include <stddef.h>

// The one list of C API functions the lab calls. The struct, the loader and the test expand from it, and every type
// comes from Python's own headers, so a wrong signature cannot be written. Functions only: a macro or a struct's field
// differs between versions and in free-threaded builds.
#define GILLAB_PYTHON_FUNCTIONS(X) \
  X(Py_BytesMain)                  \
  X(Py_CompileStringExFlags)       \
  X(Py_DecRef)                     \
  X(Py_FinalizeEx)                 \
  X(Py_GetVersion)                 \
  X(Py_IncRef)                     \
  X(Py_InitializeEx)               \
  X(Py_IsInitialized)              \
  X(PyBytes_AsStringAndSize)       \
  X(PyCFunction_NewEx)             \
  X(PyDict_GetItemString)          \
  X(PyDict_New)                    \
  X(PyDict_SetItemString)          \
  X(PyErr_Clear)                   \
  X(PyErr_Fetch)                   \
  X(PyErr_NormalizeException)      \
  X(PyErr_Occurred)                \
  X(PyErr_Print)                   \
  X(PyErr_Restore)                 \
  X(PyErr_SetString)               \
  X(PyEval_EvalCode)               \
  X(PyEval_GetBuiltins)            \
  X(PyException_SetTraceback)      \
  X(PyInstanceMethod_New)          \
  X(PyMarshal_ReadObjectFromString) \
  X(PyMarshal_WriteObjectToString) \
  X(PyModule_AddFunctions)         \
  X(PyModule_New)                  \
  X(PyObject_Call)                 \
  X(PyObject_GetAttrString)        \
  X(PyObject_IsTrue)               \
  X(PyObject_Str)                  \
  X(PySys_AddAuditHook)            \
  X(PyTuple_GetItem)               \
  X(PyTuple_New)                   \
  X(PyTuple_SetItem)               \
  X(PyTuple_Size)                  \
  X(PyUnicode_AsUTF8AndSize)       \
  X(PyUnicode_FromStringAndSize)

// Variables of libpython: the struct holds their addresses.
#define GILLAB_PYTHON_VARIABLES(X) \
  X(PyObject *, PyExc_RuntimeError)   \
  X(PyObject *, PyExc_SystemExit)     \
  X(PyObject, _Py_NoneStruct)

// Every entry point of one loaded libpython. All are set: loading fails when one is missing.
typedef struct {
#define GILLAB_FIELD(name) __typeof__(&name) name;
  GILLAB_PYTHON_FUNCTIONS(GILLAB_FIELD)
#undef GILLAB_FIELD
#define GILLAB_FIELD(type, name) type *name;
  GILLAB_PYTHON_VARIABLES(GILLAB_FIELD)
#undef GILLAB_FIELD
} GillabPythonAPI;

// Loads the shared library and fills `api`. Returns 0, or -1 with a message in `error`: what dlopen said, or the entry
// point that is missing. `now` links its calls to other libraries at once rather than each at its first use. The library
// is never unloaded: CPython does not support it.
int gillab_python_load(const char *library, bool now, GillabPythonAPI *api, char *error, size_t errorBytes);

#endif
