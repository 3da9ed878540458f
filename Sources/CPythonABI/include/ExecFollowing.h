#ifndef GILLAB_EXEC_FOLLOWING_H
#define GILLAB_EXEC_FOLLOWING_H

// Makes starts of the interpreter as a program of its own, by this process or its forks, starts of this program: so
// children by `spawn` and `forkserver`, and `subprocess` with sys.executable, are traced as well.
//
// `path` with the arguments NAME ARG… becomes `words[0] words[1] … path library NAME ARG…`, if `path` is the same file as `executable`. Nothing of it
// can be seen by the child's script: its sys.executable, arguments and environment are as they would be. The words, which
// end with NULL, and the library are kept by the caller.
void gillab_follow_executions(const char *executable, const char *library, const char *const *words);

#endif
