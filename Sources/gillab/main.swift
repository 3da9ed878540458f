print("gillab")
