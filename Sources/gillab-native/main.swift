import NativeWorkloads

NativeCommand.run(Array(CommandLine.arguments.dropFirst()))
