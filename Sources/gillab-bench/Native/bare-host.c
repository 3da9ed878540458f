// The least that a program can do to be a Python it was not linked against:
//   bare-host LIBRARY EXECUTABLE [PYTHON'S ARGUMENTS…]
// What it takes longer than the interpreter itself is the price of a shared libpython, not of gillab.
#include <dlfcn.h>
#include <stdio.h>

int main(int argc, char **argv) {
  void *library = argc > 2 ? dlopen(argv[1], RTLD_LAZY | RTLD_GLOBAL) : NULL;
  int (*run)(int, char **) = library ? (int (*)(int, char **))dlsym(library, "Py_BytesMain") : NULL;
  if (run) return run(argc - 2, argv + 2);
  fprintf(stderr, "%s\n", argc > 2 ? dlerror() : "usage: bare-host LIBRARY EXECUTABLE [ARGUMENTS]");
  return 2;
}
