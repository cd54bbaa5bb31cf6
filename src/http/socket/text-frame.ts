import type { Writable } from 'node:stream';

/** Messages up to this size are copied into one piece, bytes: one short write costs less than two. */
const COPIED_BYTES = 4_096;
/** First byte of a message that is text and whole (RFC 6455, 5.2). */
const WHOLE_TEXT = 0x81;

/**
 * Writes a WebSocket text message (RFC 6455, 5.2; from a server, so without a mask) made of a part of its own and a
 * part that many connections share. `ws` would encode the whole for each of them.
 * @param own - of ASCII characters only.
 * @param onWritten - called when the message has left this process.
 */
export function writeTextFrame(socket: Writable, own: string, shared: Buffer, onWritten: () => void): void {
  const length = own.length + shared.length;
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const ownEnd = headerLength + own.length;
  const isCopied = length <= COPIED_BYTES;
  const buffer = Buffer.allocUnsafe(isCopied ? ownEnd + shared.length : ownEnd);
  buffer[0] = WHOLE_TEXT;
  if (headerLength === 2) {
    buffer[1] = length;
  } else if (headerLength === 4) {
    buffer[1] = 126;
    buffer.writeUInt16BE(length, 2);
  } else {
    buffer[1] = 127;
    buffer.writeUIntBE(0, 2, 2);
    buffer.writeUIntBE(length, 4, 6);
  }
  buffer.write(own, headerLength, 'latin1');
  if (isCopied) {
    shared.copy(buffer, ownEnd);
    socket.write(buffer, onWritten);
    return;
  }
  socket.cork();
  socket.write(buffer);
  socket.write(shared, onWritten);
  socket.uncork();
}
