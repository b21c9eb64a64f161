// The numbers that packing.py has packed.
async function unpacked({ bits, text }) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const buffer = await new Response(stream).arrayBuffer();
  return bits === 16 ? new Uint16Array(buffer) : new Uint32Array(buffer);
}
