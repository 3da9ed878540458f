#include "EntryPoints.h"

#include <dlfcn.h>
#include <stdio.h>

static int resolve(void *handle, const char *name, void **slot, char *error, size_t errorBytes) {
  *slot = dlsym(handle, name);
  if (*slot) return 0;
  snprintf(error, errorBytes, "it has no %s", name);
  return -1;
}

int gillab_python_load(const char *library, GillabPythonAPI *api, char *error, size_t errorBytes) {
  // Global, as extension modules that were not linked against libpython look its symbols up in the process.
  void *handle = dlopen(library, RTLD_LAZY | RTLD_GLOBAL);
  if (!handle) {
    snprintf(error, errorBytes, "%s", dlerror());
    return -1;
  }
#define GILLAB_RESOLVE(name) \
  if (resolve(handle, #name, (void **)&api->name, error, errorBytes)) return -1;
  GILLAB_PYTHON_FUNCTIONS(GILLAB_RESOLVE)
#undef GILLAB_RESOLVE
#define GILLAB_RESOLVE(type, name) \
  if (resolve(handle, #name, (void **)&api->name, error, errorBytes)) return -1;
  GILLAB_PYTHON_VARIABLES(GILLAB_RESOLVE)
#undef GILLAB_RESOLVE
#define GILLAB_RESOLVE(name, type) *(void **)&api->name = dlsym(handle, #name);
  GILLAB_PYTHON_OPTIONALS(GILLAB_RESOLVE)
#undef GILLAB_RESOLVE
  return 0;
}

const char *gillab_python_entry_name(size_t index) {
#define GILLAB_NAME(name) #name,
#define GILLAB_VARIABLE_NAME(type, name) #name,
  static const char *const names[] = {
      GILLAB_PYTHON_FUNCTIONS(GILLAB_NAME) GILLAB_PYTHON_VARIABLES(GILLAB_VARIABLE_NAME)};
#undef GILLAB_NAME
#undef GILLAB_VARIABLE_NAME
  return index < sizeof names / sizeof *names ? names[index] : NULL;
}

const char *gillab_python_status_failure(PyStatus status) {
  if (status._type == _PyStatus_TYPE_OK) return NULL;
  return status.err_msg ? status.err_msg : "CPython gave no reason";
}
