import { environments } from '../../../environments';

/**
 * Loaded before `main.ts`: staging behind CloudFront, with an allow list in the firewall. Without the boundary of its roles,
 * which only a bootstrap creates. The files stay as they are.
 */
const { staging } = environments;
Object.assign(environments, {
  staging: {
    ...staging,
    cloudFront: { enabled: true, priceClass: 'PriceClass_100' },
    firewall: { ...staging.firewall, allowList: true },
    iam: {},
  },
});
