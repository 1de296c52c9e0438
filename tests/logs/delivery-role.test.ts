import { DeliveryRole } from '../../modules/logs/delivery-role';
import { itIsReusable } from '../support/reusable';

describe('the delivery role of the log archive', () => {
  itIsReusable(
    (stack, id, unknown) =>
      new DeliveryRole(stack, id, {
        name: unknown.text('name'),
        region: unknown.text('region'),
        accountId: unknown.text('account'),
        bucketArn: unknown.text('bucket'),
        prefix: unknown.text('prefix'),
        errorLogStreamArn: unknown.text('stream'),
      }),
  );
});
