// A picture as at most 256 colours and the number of each pixel's: the commonest colours stay, others become the nearest.
async (encoded) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${encoded}`)).blob());
  const {width, height} = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(picture, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const colours = [...counts.keys()].sort((one, two) => counts.get(two) - counts.get(one));
  const kept = colours.slice(0, 256);
  const parts = (colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
  const shown = kept.map(parts);
  const nearest = (colour) => {
    const [red, green, blue] = parts(colour);
    let best = 0, least = Infinity;
    shown.forEach(([r, g, b], number) => {
      const distance = 3 * (r - red) ** 2 + 6 * (g - green) ** 2 + (b - blue) ** 2;
      if (distance < least) [best, least] = [number, distance];
    });
    return best;
  };
  const numbers = new Map(colours.map((colour, place) => [colour, place < 256 ? place : nearest(colour)]));
  const bytes = new Uint8Array(pixels.length);
  pixels.forEach((pixel, place) => { bytes[place] = numbers.get(pixel); });
  let text = '';
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return {width, height, colours: shown.flat(), numbers: btoa(text)};
}
