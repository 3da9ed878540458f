import CPythonABI
var api = GillabPythonAPI()
print("worker", api.Py_BytesMain == nil)
