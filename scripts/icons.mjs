// Cuts a screenshot to a square and writes it as a PNG with a palette, a third of the size: every phone fetches the icons.
// (Node 20.15 or newer, for its CRC.)
// It reads only what Chromium writes (8 bits a channel, not interlaced) and stops at anything else.
//
//   node scripts/icons.mjs screenshot.png side icon.png

import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const [, , source, sideText, target] = process.argv;
const side = Number(sideText);

// --- read -----------------------------------------------------------------------------------------------------------

function decode(file) {
  const width = file.readUInt32BE(16);
  const [depth, colour, , , interlaced] = file.subarray(24, 29);
  const channels = { 2: 3, 6: 4 }[colour];
  if (depth !== 8 || !channels || interlaced) throw new Error('this is not a PNG as Chromium writes it');
  const data = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  const rows = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  let above = new Uint8Array(stride);
  return Array.from({ length: file.readUInt32BE(20) }, (_, y) => {
    const start = y * (stride + 1);
    const row = Uint8Array.from(rows.subarray(start + 1, start + 1 + stride));
    unfilter(row, above, rows[start], channels);
    above = row;
    return Array.from({ length: width }, (_, x) => {
      const [r, g, b, a = 255] = row.subarray(x * channels, (x + 1) * channels);
      return [r, g, b, a];
    });
  });
}

// PNG specification, section 9: each byte was stored as its difference from its neighbours.
function unfilter(row, above, filter, step) {
  for (let i = 0; i < row.length; i++) {
    const left = i < step ? 0 : row[i - step];
    const corner = i < step ? 0 : above[i - step];
    const paeth = () => {
      const guess = left + above[i] - corner;
      const [l, a, c] = [left, above[i], corner].map((value) => Math.abs(guess - value));
      return l <= a && l <= c ? left : a <= c ? above[i] : corner;
    };
    row[i] += [0, left, above[i], (left + above[i]) >> 1, filter === 4 ? paeth() : 0][filter];
  }
}

// --- 256 colours ----------------------------------------------------------------------------------------------------

// The most frequent colours stay, every rarer one becomes the nearest of them: those are shades at an edge, a pixel each,
// where nobody sees the difference.
function palette(pixels) {
  const counts = new Map();
  const keys = pixels.map(([r, g, b, a]) => (a === 0 ? '0,0,0,0' : [r, g, b, a].join()));
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const kept = [...counts].sort(([, one], [, other]) => other - one).slice(0, 256).map(([key]) => key.split(',').map(Number));
  const distance = (one, other) => one.reduce((sum, value, at) => sum + (value - other[at]) ** 2, 0);
  const nearest = new Map();
  for (const key of counts.keys()) {
    const colour = key.split(',').map(Number);
    const best = kept.reduce((near, one) => (distance(one, colour) < distance(near, colour) ? one : near));
    nearest.set(key, best.join());
  }
  // Transparent ones first, so that the list of transparencies is short.
  const colours = kept.sort((one, other) => one[3] - other[3]).map((colour) => colour.join());
  return { keys: keys.map((key) => nearest.get(key)), colours };
}

// --- write ----------------------------------------------------------------------------------------------------------

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function encode({ keys, colours }) {
  const index = new Map(colours.map((colour, at) => [colour, at]));
  const rgba = colours.map((colour) => colour.split(',').map(Number));
  const raw = Buffer.alloc(side * (side + 1));
  keys.forEach((key, at) => raw.writeUInt8(index.get(key), Math.floor(at / side) * (side + 1) + 1 + (at % side)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const see = rgba.map(([, , , a]) => a).filter((a) => a < 255);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(rgba.flatMap(([r, g, b]) => [r, g, b]))),
    ...(see.length ? [chunk('tRNS', Buffer.from(see))] : []),
    chunk('IDAT', deflateSync(raw, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const rows = decode(readFileSync(source));
const pixels = rows.slice(0, side).flatMap((row) => row.slice(0, side));
writeFileSync(target, encode(palette(pixels)));
