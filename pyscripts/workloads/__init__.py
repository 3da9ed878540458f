"""The Python halves of the workloads: docs/workloads.md says exactly what a unit of each does."""
