import NativeWorkloads
import Testing
