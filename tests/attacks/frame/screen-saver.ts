import { createConnection } from 'node:net';

const LITTLE_ENDIAN_X11 = Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
const FORCE_SCREEN_SAVER = 115;
const GET_INPUT_FOCUS = 43;
const MODES = { reset: 0, activate: 1 };

/**
 * Switches the screen saver of a virtual display on or off, in the display server itself: the browser then finds the
 * screen locked, or somebody back at it, by the same question it asks of a rep's own screen.
 */
export async function switchScreenSaver(displayName: string, mode: keyof typeof MODES): Promise<void> {
  const socket = createConnection(`/tmp/.X11-unix/X${displayName.replace(/^:/u, '').split('.')[0]}`);
  const greeted = Promise.withResolvers<void>();
  const settled = Promise.withResolvers<void>();
  socket.once('error', (error) => {
    greeted.reject(error);
    settled.reject(error);
  });
  socket.once('data', (answer: Buffer) => {
    if (answer.at(0) !== 1) greeted.reject(new Error('the display refused the connection'));
    else {
      socket.once('data', () => settled.resolve());
      greeted.resolve();
    }
  });
  socket.write(LITTLE_ENDIAN_X11);
  await greeted.promise;
  // The second request has an answer, which comes when the first has taken effect.
  socket.write(Buffer.from([FORCE_SCREEN_SAVER, MODES[mode], 1, 0, GET_INPUT_FOCUS, 0, 1, 0]));
  await settled.promise;
  socket.destroy();
}
