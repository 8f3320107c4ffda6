/** Draws that are the same for the same seed. */
export type Chance = {
  /** True in this share of the draws. */
  happens(share: number): boolean;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
};

/** Mulberry32: small, and good enough for bad luck. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const draw = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    happens: (share) => draw() < share,
    between: (least, most) => least + Math.floor(draw() * (most - least + 1)),
  };
}
