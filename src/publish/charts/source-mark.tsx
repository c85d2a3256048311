// Six shapes before six colours: a reader who sees no colour still tells the sources apart.
const SHAPES: readonly string[] = [
  "M-5,0A5,5 0 1,0 5,0A5,5 0 1,0 -5,0Z",
  "M-4.5,-4.5H4.5V4.5H-4.5Z",
  "M0,-5.5L5.5,4.5H-5.5Z",
  "M0,-6L6,0L0,6L-6,0Z",
  "M-2,-5.5H2V-2H5.5V2H2V5.5H-2V2H-5.5V-2H-2Z",
  "M0,5.5L5.5,-4.5H-5.5Z",
  "M-5.5,-2L0,-6L5.5,-2L3.5,5H-3.5Z",
  "M-5,-2.5H5V2.5H-5Z",
];

export const SOURCE_STYLES = SHAPES.length;

/** A number a source keeps on one page, by its place among the page's sources in the order they are first told of. */
export type SourceStyles = ReadonlyMap<string | null, number>;

/** Gives each source of a page its shape and colour, in order; past the eighth they come round again. */
export function styleSources(sources: readonly (string | null)[]): SourceStyles {
  const styles = new Map<string | null, number>();
  for (const source of sources) if (!styles.has(source)) styles.set(source, styles.size % SOURCE_STYLES);
  return styles;
}

/** A source's mark, as part of a chart. */
export function SourceMark({ style, x, y }: { style: number; x: number; y: number }) {
  return <path class={`source-${style} fill`} d={SHAPES[style] ?? ""} transform={`translate(${x},${y})`} />;
}

/** A source's mark, in running text: decoration beside its name. */
export function SourceKey({ style }: { style: number }) {
  return (
    <svg class="key" viewBox="-7 -7 14 14" width="12" height="12" aria-hidden="true" focusable="false">
      <SourceMark style={style} x={0} y={0} />
    </svg>
  );
}
