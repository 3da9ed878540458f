import NIOCore

/// Answers the one request of a connection after its delay, and closes.
final class AnswerHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private var received = ByteBuffer()
  private var isAnswered = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var part = unwrapInboundIn(data)
    guard !isAnswered else { return }
    received.writeBuffer(&part)
    guard received.readableBytes >= AnswerRequest.byteCount else { return }
    isAnswered = true
    guard let request = AnswerRequest(from: &received) else { return context.close(promise: nil) }
    // The answer is made within the delay, which counts from the request.
    let due = NIODeadline.now() + .microseconds(Int64(request.delayMicroseconds))
    let answer = context.channel.allocator.buffer(bytes: request.answer)
    guard request.delayMicroseconds > 0 else { return send(answer, context) }
    context.eventLoop.assumeIsolated().scheduleTask(deadline: due) { self.send(answer, context) }
  }

  private func send(_ answer: ByteBuffer, _ context: ChannelHandlerContext) {
    let context = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.value.writeAndFlush(wrapOutboundOut(answer)).whenComplete { _ in context.value.close(promise: nil) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // The client went away: its own program says why.
    context.close(promise: nil)
  }
}
