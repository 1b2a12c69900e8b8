import type { BrowserContext, Page } from 'playwright-core';
import type { Picture } from './png.ts';
import { pictureOf } from './png.ts';

/** The upper part of every picture the browser put together of a page, until stopped. */
export async function film(context: BrowserContext, page: Page, rowCount: number): Promise<() => Promise<Picture[]>> {
  const session = await context.newCDPSession(page);
  const frames: string[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data);
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  return async () => {
    await session.send('Page.stopScreencast');
    await session.detach();
    return frames.map((data) => pictureOf(Buffer.from(data, 'base64'), rowCount));
  };
}

export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

const INK_DISTANCE = 60;

/** The dark pixels of a region: the strokes of what is written there. */
export function inkOf(picture: Picture, region: Region): Set<number> {
  const ink = new Set<number>();
  const paper = brightness(picture, Math.floor(region.x), Math.floor(region.y));
  for (let y = Math.floor(region.y); y < region.y + region.height; y += 1) {
    for (let x = Math.floor(region.x); x < region.x + region.width; x += 1) {
      if (Math.abs(brightness(picture, x, y) - paper) > INK_DISTANCE) ink.add(y * 10_000 + x);
    }
  }
  return ink;
}

function brightness({ width, height, depth, pixels }: Picture, x: number, y: number): number {
  if (x >= width || y >= height) return 255;
  const at = (y * width + x) * depth;
  return ((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0)) / 3;
}

/** How alike two writings are: 1 for the same strokes, 0 for none in common. */
export function likeness(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  if (one.size === 0 || other.size === 0) return 0;
  const shared = [...one].filter((pixel) => other.has(pixel)).length;
  return shared / (one.size + other.size - shared);
}
