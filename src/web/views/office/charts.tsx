// Pictures of figures, drawn on the server: columns and bars, each with its table beside it for those who read or count.

import type { VNode } from 'preact';
import { Table } from '../parts.js';

type Series = {
  readonly name: string;
  /** How its columns look: `a` filled, `b` hatched, so that colour is never alone. */
  readonly look: 'a' | 'b';
};

type Column = {
  readonly label: string;
  /** One a series. */
  readonly values: readonly number[];
  /** Stands above the column. */
  readonly note?: string;
  /** Whether the label stands under it; in a long row only some do. */
  readonly marked: boolean;
};

export type ColumnsProps = {
  /** Names the picture, for those who do not see it and for the page. */
  readonly id: string;
  readonly title: string;
  readonly first: string;
  readonly series: readonly Series[];
  readonly columns: readonly Column[];
  /** The top of the scale; the greatest column when left out. */
  readonly most?: number;
  readonly unit?: '' | ' %';
  /** A line between this column and the next, with what it means. */
  readonly limit?: { readonly after: number; readonly text: string };
};

const WIDTH = 720;
const HEIGHT = 250;
const LEFT = 52;
const RIGHT = 24;
const TOP = 24;
const BOTTOM = 34;
const INNER = HEIGHT - TOP - BOTTOM;

/** Columns beside each other, each series on top of the one before. */
export function ColumnChart(props: ColumnsProps): VNode {
  const { id, title, first, series, columns, unit = '', limit } = props;
  const greatest = Math.max(0, ...columns.map(({ values }) => sum(values)));
  const top = props.most ?? roundUp(greatest);
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, columns.length);
  const y = (value: number) => TOP + INNER - (value / top) * INNER;
  return (
    <figure class="chart">
      <Legend series={series} />
      <div class="chart-scroll" tabIndex={0} role="group" aria-label={title}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={`${id}-title`}>
          <title id={`${id}-title`}>{title}</title>
          <Hatching id={id} />
          {[0, 0.5, 1].map((share) => (
            <>
              <line class="grid-line" x1={LEFT} x2={WIDTH - RIGHT} y1={y(top * share)} y2={y(top * share)} />
              <text class="axis" x={LEFT - 8} y={y(top * share) + 4} text-anchor="end">
                {shown(top * share)}
                {unit}
              </text>
            </>
          ))}
          {columns.map((column, index) => (
            <Stack column={column} series={series} id={id} x={LEFT + index * step} width={step} y={y} />
          ))}
          {limit && (
            <>
              <line
                class="limit-line"
                x1={LEFT + (limit.after + 1) * step}
                x2={LEFT + (limit.after + 1) * step}
                y1={TOP - 12}
                y2={TOP + INNER}
              />
              <text class="axis limit-text" x={LEFT + (limit.after + 1) * step + 6} y={TOP - 4}>
                {limit.text}
              </text>
            </>
          )}
        </svg>
      </div>
      <details class="more">
        <summary>
          Vis som tabell<span class="ds-sr-only">: {title}</span>
        </summary>
        <Table
          caption={title}
          quiet
          columns={[first, ...series.map(({ name }) => name)]}
          rows={columns.map(({ label, values }) => [
            label,
            ...values.map((value) => `${shown(value)}${unit}`),
          ])}
        />
      </details>
    </figure>
  );
}

type StackProps = {
  readonly column: Column;
  readonly series: readonly Series[];
  readonly id: string;
  readonly x: number;
  readonly width: number;
  readonly y: (value: number) => number;
};

function Stack({ column, series, id, x, width, y }: StackProps): VNode {
  const gap = Math.min(14, width * 0.2);
  const { values, label, marked, note } = column;
  return (
    <g>
      {values.map((value, index) => {
        const below = sum(values.slice(0, index));
        const look = series[index]?.look ?? 'a';
        return (
          value > 0 && (
            <rect
              class={`column column-${look}`}
              x={x + gap / 2}
              y={y(below + value)}
              width={width - gap}
              height={y(below) - y(below + value)}
              {...(look === 'b' && { fill: `url(#${id}-hatching)` })}
            />
          )
        );
      })}
      {note !== undefined && (
        <text class="axis note" x={x + width / 2} y={y(sum(values)) - 6} text-anchor="middle">
          {note}
        </text>
      )}
      {marked && (
        <text class="axis" x={x + width / 2} y={HEIGHT - 12} text-anchor="middle">
          {label}
        </text>
      )}
    </g>
  );
}

function Hatching({ id }: { readonly id: string }): VNode {
  return (
    <defs>
      <pattern
        id={`${id}-hatching`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect class="hatching-ground" width="6" height="6" />
        <line class="hatching-line" x1="0" y1="0" x2="0" y2="6" />
      </pattern>
    </defs>
  );
}

function Legend({ series }: { readonly series: readonly Series[] }): VNode | null {
  if (series.length < 2) return null;
  return (
    <figcaption class="legend">
      {series.map(({ name, look }) => (
        <span>
          <svg class={`swatch swatch-${look}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <rect width="16" height="16" rx="3" />
            {look === 'b' && <path d="M-2 10 L10 -2 M2 18 L18 2 M-4 4 L4 -4 M10 20 L20 10" />}
          </svg>
          {name}
        </span>
      ))}
    </figcaption>
  );
}

export type BarsProps = {
  readonly caption: string;
  readonly columns: readonly [string, string, string];
  readonly bars: readonly { readonly label: string; readonly value: number }[];
};

/** A table whose middle column draws the figure in its last one. */
export function BarTable({ caption, columns, bars }: BarsProps): VNode {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <Table
      caption={caption}
      quiet
      columns={columns}
      rows={bars.map(({ label, value }) => [
        label,
        <svg class="bar" viewBox="0 0 200 16" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <rect class="column column-a" width={Math.max(2, (value / most) * 200)} height="16" />
        </svg>,
        value.toLocaleString('nb-NO'),
      ])}
    />
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A whole number that halves well, so that the scale can be read. */
function roundUp(value: number): number {
  if (value <= 4) return 4;
  const size = 10 ** Math.floor(Math.log10(value));
  return (
    [1, 1.2, 1.6, 2, 3, 4, 6, 8, 10].map((times) => times * size).find((round) => round >= value) ?? value
  );
}

function shown(value: number): string {
  return value.toLocaleString('nb-NO');
}
