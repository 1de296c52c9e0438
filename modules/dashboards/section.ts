import type { Measure } from '../shared/metric';

/** Section of a dashboard, with a heading. */
export interface Section {
  readonly title: string;
  /** Markdown below the heading. */
  readonly note?: string;
  /** Placed from left to right, then down. */
  readonly widgets: readonly Widget[];
}

export type Widget = GraphWidget | AlarmsWidget | LogsWidget | TextWidget;

/** Size of a widget on the grid; literals, because the layout is computed at synthesis. */
export interface WidgetSize {
  /** Columns out of 24. */
  readonly width?: number;
  /** Rows; a readable graph needs about six. */
  readonly height?: number;
}

/** Lines, or the latest values as large numbers. */
export interface GraphWidget extends WidgetSize {
  readonly kind: 'graph';
  readonly title: string;
  /** Drawn against the left axis. */
  readonly measures: readonly Measure[];
  /** Drawn against the right axis, for a second unit. */
  readonly rightMeasures?: readonly Measure[];
  readonly leftAxis?: Axis;
  readonly rightAxis?: Axis;
  /** Thresholds of alarms, as horizontal lines. */
  readonly thresholds?: readonly Threshold[];
  /** @default 'timeSeries' */
  readonly view?: 'timeSeries' | 'singleValue';
  /** Stacked areas, for measures that add up. @default false */
  readonly stacked?: boolean;
  /** Region of the metrics; billing and CloudFront publish in us-east-1 only. @default the dashboard's */
  readonly region?: string;
  /** Start of the time range, relative to now, such as `-P30D` for a metric with few values. @default the dashboard's */
  readonly start?: string;
}

/** One vertical axis of a graph. */
export interface Axis {
  /** Unit. */
  readonly label?: string;
  readonly min?: number;
  readonly max?: number;
}

/** Horizontal line with a label. */
export interface Threshold {
  readonly label: string;
  /** In the unit of the measures; may be known at plan time only. */
  readonly value: number;
  /** @default 'left' */
  readonly axis?: 'left' | 'right';
  /** Side of the line on which the alarm goes off; it is shaded. */
  readonly alarmsWhen?: 'above' | 'below';
}

/** States of alarms. */
export interface AlarmsWidget extends WidgetSize {
  readonly kind: 'alarms';
  readonly title: string;
  /** Metric alarms and composite alarms, of any region. */
  readonly alarmArns: readonly string[];
}

/** Result of a CloudWatch Logs Insights query, which runs, and is charged, each time the dashboard is opened. */
export interface LogsWidget extends WidgetSize {
  readonly kind: 'logs';
  readonly title: string;
  readonly logGroupNames: readonly string[];
  /** Without SOURCE commands, which `logGroupNames` supplies. */
  readonly query: string;
  /** @default 'table' */
  readonly view?: 'table' | 'timeSeries' | 'bar' | 'pie';
  /** @default the dashboard's */
  readonly region?: string;
}

/** Markdown. */
export interface TextWidget extends WidgetSize {
  readonly kind: 'text';
  readonly markdown: string;
}
