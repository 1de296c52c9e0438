import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALARMS } from '../support/alarms';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

const RUNBOOK = 'docs/runbooks/alarms.md';

/** Sections that can be linked to; headings are their own anchors. */
const sections = new Set(
  [...readFileSync(join(__dirname, '../../..', RUNBOOK), 'utf8').matchAll(/^#+ ([a-z][a-z0-9-]*)$/gm)].map(
    ([, heading]) => heading,
  ),
);

const linked = new RegExp(`${RUNBOOK.replaceAll('.', '\\.')}#([\\w-]+)`);

/** A link to a section that is not there is found at night. */
export const policy: Policy = {
  rule: 'alarms name a section of the runbook, which exists',
  controls: [],
  violations: every(
    ALARMS,
    ({ alarm_description = '' }) => sections.has(linked.exec(alarm_description)?.[1]),
    'says not what to do',
  ),
  compliant: samples({
    aws_cloudwatch_metric_alarm: {
      alarm_description: `It is full. Runbook: ${RUNBOOK}#database-free-storage`,
    },
  }),
  violating: samples({
    aws_cloudwatch_metric_alarm: { alarm_description: `It is full. Runbook: ${RUNBOOK}#no-such-section` },
  }),
};
