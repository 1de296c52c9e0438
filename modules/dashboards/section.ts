import type { Measure } from '../shared/metric';

/** Part of a dashboard about one thing, under a heading of its own. */
export interface Section {
  readonly title: string;
  /** Markdown below the heading: what to look for, and what cannot be seen here. */
  readonly note?: string;
  /** In the order in which they are read: left to right, then down. */
  readonly widgets: readonly Widget[];
}

export type Widget = GraphWidget | AlarmsWidget | LogsWidget | TextWidget;

/** Room of a widget on the grid. Both numbers are literals: the layout is computed before any plan. */
export interface WidgetSize {
  /** Columns out of 24. */
  readonly width?: number;
  /** Rows; a graph needs about six to be read. */
  readonly height?: number;
}

/** Curves, or the latest values as large numbers. */
export interface GraphWidget extends WidgetSize {
  readonly kind: 'graph';
  readonly title: string;
  /** Drawn against the left axis. */
  readonly measures: readonly Measure[];
  /** Drawn against the right axis, for a second unit. */
  readonly rightMeasures?: readonly Measure[];
  readonly leftAxis?: Axis;
  readonly rightAxis?: Axis;
  /** Lines at which alarms ring. */
  readonly thresholds?: readonly Threshold[];
  /** @default 'timeSeries' */
  readonly view?: 'timeSeries' | 'singleValue';
  /** Areas on top of each other, for measures that add up. @default false */
  readonly stacked?: boolean;
  /** Where the metrics are published: billing and CloudFront in us-east-1 only. @default the dashboard's */
  readonly region?: string;
  /** Time range of its own, back from now, such as `-P30D` for a metric of few values. @default the dashboard's */
  readonly start?: string;
}

/** One vertical axis of a graph. */
export interface Axis {
  /** Unit, or what is counted. */
  readonly label?: string;
  readonly min?: number;
  readonly max?: number;
}

/** Horizontal line with a label. */
export interface Threshold {
  readonly label: string;
  /** In the unit of the measures; may be known to Terraform only. */
  readonly value: number;
  /** @default 'left' */
  readonly axis?: 'left' | 'right';
  /** Shades the side on which the alarm rings. */
  readonly alarmsWhen?: 'above' | 'below';
}

/** State of alarms at a glance. */
export interface AlarmsWidget extends WidgetSize {
  readonly kind: 'alarms';
  readonly title: string;
  /** Metric alarms and composite alarms, of any region. */
  readonly alarmArns: readonly string[];
}

/** Result of a CloudWatch Logs Insights query; it runs, and costs, whenever somebody opens the dashboard. */
export interface LogsWidget extends WidgetSize {
  readonly kind: 'logs';
  readonly title: string;
  readonly logGroupNames: readonly string[];
  /** Without SOURCE commands: they are made of `logGroupNames`. */
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
