import type { Query } from './query';

/** Who was kept out. The firewall's log holds what it blocked or counted, nothing else. */
export const networkQueries: Readonly<Record<string, Query>> = {
  'firewall-blocks-by-rule-and-address': {
    shows: 'Who is blocked by what: an attack comes from few addresses, a wrong rule hits many.',
    logs: ['firewall'],
    commands: [
      'filter action = "BLOCK"',
      'stats count(*) as requests by terminatingRuleId, httpRequest.clientIp, httpRequest.country',
      'sort requests desc',
      'limit 100',
    ],
  },
  'firewall-blocks-by-path': {
    shows: 'Which paths are blocked by what: a path of ours in here is a rule that is wrong.',
    logs: ['firewall'],
    commands: [
      'filter action = "BLOCK"',
      'stats count(*) as requests by terminatingRuleId, httpRequest.httpMethod, httpRequest.uri',
      'sort requests desc',
      'limit 100',
    ],
  },
  'rejected-flows': {
    shows: 'Connections that security groups or network ACLs refused.',
    logs: ['flow-logs'],
    commands: [
      'filter action = "REJECT"',
      'stats sum(packets) as packets by srcAddr, dstAddr, dstPort, protocol',
      'sort packets desc',
      'limit 100',
    ],
  },
};
