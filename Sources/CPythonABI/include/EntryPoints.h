#ifndef GILLAB_ENTRY_POINTS_H
#define GILLAB_ENTRY_POINTS_H

// First, with the default feature macros: Python's headers set others, under which fd_set's member has another name
// than in Swift's own Glibc module, and the compiler rejects a program that sees both.
#include <sys/select.h>

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <marshal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The one list of C API functions the lab calls. The struct, the loader and the test expand from it, and every type
// comes from Python's own headers, so a wrong signature cannot be written. Functions only: a macro or a struct's field
// differs between versions and in free-threaded builds. Each is in every CPython from 3.9 to 3.15.
#define GILLAB_PYTHON_FUNCTIONS(X) \
  X(Py_BytesMain)                  \
  X(Py_CompileStringExFlags)       \
  X(Py_DecRef)                     \
  X(Py_EndInterpreter)             \
  X(Py_FinalizeEx)                 \
  X(Py_GetVersion)                 \
  X(Py_IncRef)                     \
  X(Py_InitializeEx)               \
  X(Py_IsInitialized)              \
  X(PyBool_FromLong)               \
  X(PyBytes_AsStringAndSize)       \
  X(PyBytes_FromStringAndSize)     \
  X(PyCapsule_GetPointer)          \
  X(PyCapsule_New)                 \
  X(PyCFunction_NewEx)             \
  X(PyDict_DelItemString)          \
  X(PyDict_GetItemString)          \
  X(PyDict_New)                    \
  X(PyDict_SetItemString)          \
  X(PyErr_Clear)                   \
  X(PyErr_Fetch)                   \
  X(PyErr_GivenExceptionMatches)   \
  X(PyErr_NormalizeException)      \
  X(PyErr_Occurred)                \
  X(PyErr_Print)                   \
  X(PyErr_Restore)                 \
  X(PyErr_SetObject)               \
  X(PyErr_SetString)               \
  X(PyEval_EvalCode)               \
  X(PyEval_GetBuiltins)            \
  X(PyEval_RestoreThread)          \
  X(PyEval_SaveThread)             \
  X(PyException_SetTraceback)      \
  X(PyFloat_AsDouble)              \
  X(PyFloat_FromDouble)            \
  X(PyGILState_Ensure)             \
  X(PyGILState_GetThisThreadState) \
  X(PyGILState_Release)            \
  X(PyImport_AddModule)            \
  X(PyImport_ImportModule)         \
  X(PyInstanceMethod_New)          \
  X(PyInterpreterState_Get)        \
  X(PyList_New)                    \
  X(PyList_SetItem)                \
  X(PyLong_AsLongLong)             \
  X(PyLong_FromLongLong)           \
  X(PyMarshal_ReadObjectFromString) \
  X(PyMarshal_WriteObjectToString) \
  X(PyModule_AddFunctions)         \
  X(PyModule_GetDict)              \
  X(PyModule_New)                  \
  X(PyObject_Call)                 \
  X(PyObject_GetAttrString)        \
  X(PyObject_GetItem)              \
  X(PyObject_IsTrue)               \
  X(PyObject_Repr)                 \
  X(PyObject_SetAttrString)        \
  X(PyObject_Str)                  \
  X(PyObject_Type)                 \
  X(PySequence_GetItem)            \
  X(PySequence_Size)               \
  X(PySys_AddAuditHook)            \
  X(PyThreadState_Clear)           \
  X(PyThreadState_DeleteCurrent)   \
  X(PyThreadState_New)             \
  X(PyTuple_GetItem)               \
  X(PyTuple_New)                   \
  X(PyTuple_SetItem)               \
  X(PyTuple_Size)                  \
  X(PyType_GetFlags)               \
  X(PyType_IsSubtype)              \
  X(PyUnicode_AsUTF8AndSize)       \
  X(PyUnicode_FromStringAndSize)

// Variables of libpython: the struct holds their addresses.
#define GILLAB_PYTHON_VARIABLES(X)     \
  X(PyObject *, PyExc_BaseException)   \
  X(PyObject *, PyExc_RuntimeError)    \
  X(PyObject *, PyExc_SystemExit)      \
  X(PyObject *, PyExc_TypeError)       \
  X(PyTypeObject, PyFloat_Type)        \
  X(PyObject, _Py_NoneStruct)

// What a subinterpreter may do: CPython's PyInterpreterConfig (3.12), declared here for headers that are older.
typedef struct {
  int use_main_obmalloc;
  int allow_fork;
  int allow_exec;
  int allow_threads;
  int allow_daemon_threads;
  int check_multi_interp_extensions;
  int gil;
} GillabInterpreterConfig;

enum { GILLAB_OWN_GIL = 2 };

// Entry points that a supported version lacks, or that the oldest supported headers do. Their types are written by hand
// from CPython's documentation, and a slot is NULL where libpython has none.
//   Py_NewInterpreterFromConfig: 3.12 and later.
//   Py_SetProgramName, Py_UTF8Mode: deprecated; Py_UTF8Mode goes in 3.14 and Py_SetProgramName in 3.15.
//   PyThreadState_GetUnchecked: 3.13 and later; _PyThreadState_UncheckedGet: before.
//   PyInitConfig_*, Py_InitializeFromInitConfig: 3.14 and later, in place of those.
#define GILLAB_PYTHON_OPTIONALS(X)                                                                              \
  X(Py_InitializeFromInitConfig, int (*)(void *config))                                                         \
  X(Py_NewInterpreterFromConfig, PyStatus (*)(PyThreadState **state, const GillabInterpreterConfig *config))    \
  X(Py_SetProgramName, void (*)(const wchar_t *name))                                                           \
  X(Py_UTF8Mode, int *)                                                                                         \
  X(PyInitConfig_Create, void *(*)(void))                                                                       \
  X(PyInitConfig_Free, void (*)(void *config))                                                                  \
  X(PyInitConfig_GetError, int (*)(void *config, const char **message))                                         \
  X(PyInitConfig_SetInt, int (*)(void *config, const char *name, int64_t value))                                \
  X(PyInitConfig_SetStr, int (*)(void *config, const char *name, const char *value))                            \
  X(PyThreadState_GetUnchecked, PyThreadState *(*)(void))                                                       \
  X(_PyThreadState_UncheckedGet, PyThreadState *(*)(void))

// Newer headers call some entries deprecated; each is still exported, and is the one way that every version shares.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

// Every entry point of one loaded libpython. Loading fails when one outside the optional list is missing.
typedef struct {
#define GILLAB_FIELD(name) __typeof__(&name) name;
  GILLAB_PYTHON_FUNCTIONS(GILLAB_FIELD)
#undef GILLAB_FIELD
#define GILLAB_FIELD(type, name) type *name;
  GILLAB_PYTHON_VARIABLES(GILLAB_FIELD)
#undef GILLAB_FIELD
#define GILLAB_FIELD(name, type) __typeof__(type) name;
  GILLAB_PYTHON_OPTIONALS(GILLAB_FIELD)
#undef GILLAB_FIELD
} GillabPythonAPI;

#pragma clang diagnostic pop

// Loads the shared library and fills `api`. Returns 0, or -1 with a message in `error`: what dlopen said, or the entry
// point that is missing. `now` links its calls to other libraries at once rather than each at its first use. The library
// is never unloaded: CPython does not support it.
int gillab_python_load(const char *library, bool now, GillabPythonAPI *api, char *error, size_t errorBytes);

// Names the entry points that loading requires, in the list's order; NULL past the end. For the test of the order.
const char *gillab_python_entry_name(size_t index);

// Why a PyStatus is a failure, in CPython's words; NULL when it is none.
const char *gillab_python_status_failure(PyStatus status);

#endif
