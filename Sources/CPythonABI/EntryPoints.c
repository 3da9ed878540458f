#include "EntryPoints.h"

#include <dlfcn.h>
#include <stdio.h>

static int resolve(void *handle, const char *name, void **slot, char *error, size_t errorBytes) {
  *slot = dlsym(handle, name);
  if (*slot) return 0;
  snprintf(error, errorBytes, "it has no %s", name);
  return -1;
}

int gillab_python_load(const char *library, bool now, GillabPythonAPI *api, char *error, size_t errorBytes) {
  // Global, as extension modules that were not linked against libpython look its symbols up in the process.
  void *handle = dlopen(library, (now ? RTLD_NOW : RTLD_LAZY) | RTLD_GLOBAL);
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
  return 0;
}
