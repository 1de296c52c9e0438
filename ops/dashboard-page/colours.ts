/** Colours of text: dark, because the image brings its own light background. */
export const INK = { text: '#16191f', dim: '#545b64' } as const;

export const COLOURS = {
  page: '#f2f3f3',
  widget: '#ffffff',
  border: '#c9cdd2',
  grid: '#e3e5e8',
  threshold: '#b3261e',
} as const;

/** In the order of the measures. */
export const SERIES: readonly string[] = [
  '#1f77b4',
  '#c25700',
  '#237804',
  '#8c2d9c',
  '#8c6d31',
  '#0a7d8c',
  '#5254a3',
  '#ad494a',
];
