import Glibc
import NativeWorkloads

await NativeCommand.run(Array(CommandLine.arguments.dropFirst()))
