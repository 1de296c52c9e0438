/** Parts of the end-to-end tests, as the lines of their steps name them. */
export const PARTS = [
  'account',
  'prod',
  'staging',
  'modules',
  'hcl',
  'commands',
  'database',
  'cloudfront',
] as const;
export type PartName = (typeof PARTS)[number];

/** What the end-to-end tests prove, and the parts that prove it. */
interface ProvedClaim {
  readonly says: string;
  readonly parts: readonly PartName[];
}

const ENVIRONMENTS = ['prod', 'staging'] as const;
const APPLIED = [...ENVIRONMENTS, 'hcl'] as const;
const LIVED = [...APPLIED, 'cloudfront'] as const;

const proved = (parts: readonly PartName[], says: string): ProvedClaim => ({ says, parts });

/** By id. A part fails that ends without having proved each of its claims. */
export const CLAIMS = {
  // The account that both environments share.
  'bootstrap imports': proved(
    ['account'],
    '`npx bmo bootstrap` imports a state bucket and a lock table in use, and creates the roles',
  ),
  'bootstrap done': proved(['account'], 'a later `npx bmo bootstrap` finds nothing to do'),
  'existing root after bootstrap': proved(
    ['account'],
    "the team's own root plans no change after the bootstrap, and its state has the same bytes",
  ),
  'existing root beside the stacks': proved(['account'], 'the same while both environments are there'),
  'existing root after the stacks': proved(['account'], 'the same when both environments are gone'),
  roles: proved(
    ['account'],
    'the Terraform roles allow every call that provider and backend made, on a new KMS key without its tags, except deletes of production data, which they refuse',
  ),
  'no secret in environments': proved(
    ['account'],
    'no value of a secret is in a configuration, log, saved plan (as file and as JSON) or version of a state',
  ),

  // What Terraform does with each environment.
  apply: proved(LIVED, 'a saved plan is applied by the real provider, with state and lock in the S3 backend'),
  'second plan': proved(LIVED, 'a plan after the apply is empty'),
  lock: proved(['prod'], 'a plan is refused while somebody else holds the lock of the state, and says who'),
  tags: proved(ENVIRONMENTS, "every resource that has tags has the environment's and its stack's, in AWS"),
  'destroy refused by Terraform': proved(
    ['prod', 'hcl'],
    'what holds data refuses to be destroyed: `prevent_destroy`',
  ),
  'deletion refused by RDS': proved(['prod'], 'RDS refuses to delete the database'),
  'deletion refused by Elastic Load Balancing': proved(
    ['prod'],
    'Elastic Load Balancing refuses to delete the load balancer',
  ),
  destroy: proved(LIVED, 'with its protection lifted, everything is destroyed and the state is empty'),
  'nothing is left': proved(LIVED, 'AWS has nothing of the platform any more'),
  'what remains': proved(
    [...ENVIRONMENTS, 'cloudfront'],
    'a protected environment leaves final snapshots and secrets in their recovery window, any other nothing',
  ),

  // What AWS has after the apply, asked with the SDK.
  'private subnets leave through NAT': proved(
    APPLIED,
    'the default route of each private subnet leads to the NAT gateway of the zone it must leave through',
  ),
  'public route table': proved(
    APPLIED,
    'public subnets share one table, with the local and the internet route and nothing else',
  ),
  'gateway endpoints': proved(
    ENVIRONMENTS,
    'gateway endpoints serve the route tables of the private subnets, and only those',
  ),
  'flow log': proved(APPLIED, 'one flow log records the traffic of the VPC and can deliver it'),
  'security groups': proved(
    APPLIED,
    'the group of every role is there; every rule names its protocol and says what it is for',
  ),
  keys: proved(APPLIED, 'every class of data has a key of its own, enabled and rotated'),
  buckets: proved(APPLIED, 'every bucket is private, encrypted, versioned, TLS only, and has a lifecycle'),
  database: proved(
    APPLIED,
    'PostgreSQL has its size, is private, encrypted with its key, backed up and logged',
  ),
  Redis: proved(
    APPLIED,
    'Redis is private, TLS only, encrypted, evicts nothing, and has the replicas of its environment',
  ),
  secrets: proved(
    APPLIED,
    'every secret is there under its name, encrypted with its key, closed to other accounts',
  ),
  DATABASE_URL: proved(
    APPLIED,
    'the database accepts the stored URL of the migration; the URL of the services has the stored password of their role',
  ),
  REDIS_URL: proved(APPLIED, 'REDIS_URL leads to the primary over TLS'),
  backup: proved(APPLIED, 'AWS Backup keeps what holds data in a locked vault, as long as ordered'),
  'alarm topics': proved(
    APPLIED,
    'the topics of alarms are encrypted with their own key and admit AWS services only',
  ),
  alarms: proved(
    APPLIED,
    'every alarm is there and notifies its topic; only composite alarms notify the critical one',
  ),
  repositories: proved(
    APPLIED,
    'tags never move, every push is scanned, and no image expires because of its age alone',
  ),
  'load balancer': proved(
    APPLIED,
    'the load balancer is public, in every zone, strict about requests, logged; HTTPS with TLS 1.3 and a redirect to it',
  ),
  CloudFront: proved(
    ['cloudfront'],
    'with CloudFront and an allow list the domain leads over IPv4 to a distribution with the firewall, and from there to an internal load balancer',
  ),
  DNS: proved(APPLIED, 'the domain leads to the load balancer, over IPv4'),
  firewall: proved(APPLIED, 'the web ACL of the load balancer limits, blocks, and logs without credentials'),
  'upload paths': proved(
    APPLIED,
    'the rules of the web ACL let SQL in a body in at an upload path, and block it elsewhere',
  ),
  services: proved(
    APPLIED,
    'every service runs its tasks in private subnets, and rolls back when a deployment fails',
  ),
  'variables of tasks': proved(
    APPLIED,
    'every task definition has its size, image and all variables that its source reads',
  ),
  'secrets of tasks': proved(
    APPLIED,
    'every container gets its secrets, from the versions that the foundation has published',
  ),
  'from listener to container': proved(
    APPLIED,
    'every published path leads from the listener to a container that listens',
  ),
  'from Rails and Sidekiq to the AI service': proved(
    APPLIED,
    'AI_SERVICE_URL is the name that the tasks of the AI service are registered under',
  ),
  autoscaling: proved(
    APPLIED,
    'every service scales within its limits, on its metrics, in more slowly than out',
  ),
  'alarms reach subscribers': proved(
    ENVIRONMENTS,
    'an HTTPS subscriber of each topic is notified when an alarm begins and when it ends',
  ),
  canary: proved(['prod'], 'the canary runs, and its failures page'),
  'no tasks page': proved(
    ['staging'],
    'a service that is scaled to nothing pages, and its first task ends that',
  ),
  'events reach subscribers': proved(
    ENVIRONMENTS,
    'an HTTPS subscriber is told of each kind of event, in the form for Slack, and of no event of others',
  ),

  // What goes wrong, and what changes later.
  'interrupted apply': proved(
    ['staging'],
    'an apply that fails at the database keeps the stored master password, and the next apply uses it',
  ),
  'missing key': proved(
    ['staging'],
    'the application is not planned while ANTHROPIC_API_KEY and OPENAI_API_KEY have no value',
  ),
  'deploy changes': proved(
    ['staging'],
    'a new image tag changes task definitions and the services that run them, and nothing else',
  ),
  deploy: proved(['staging'], 'a deploy settles on the new revisions'),
  'images checked': proved(
    ['staging'],
    'an image that is missing, or for another processor than the tasks, is refused before a plan; a tag is resolved to its digest',
  ),
  'deploy by digest': proved(['staging'], 'tasks run the image by its digest'),
  'deployed images kept': proved(
    ['staging'],
    'what runs gets the tag that keeps it from expiring; a second time changes nothing',
  ),
  readiness: proved(
    ['staging'],
    '`npx bmo readiness` finds nothing ready before the first apply, and after a deployment every row that these make ready',
  ),
  'broken image': proved(
    ['staging'],
    'the apply of an image that cannot start fails, and the services run what they ran before',
  ),
  'recovery from a broken image': proved(['staging'], 'the tag of before is deployed again'),
  'rotation changes': proved(
    ['staging'],
    'a rotation of both database passwords changes them and the versions of their secrets, and nothing else',
  ),
  rotation: proved(
    ['staging'],
    'after a rotation the old master password is refused, and Rails and Sidekiq run with the URL of the other role; plans of both stacks are empty then',
  ),

  'Redis AUTH deploys': proved(
    ['prod'],
    'a new AUTH token of Redis deploys the three services, and changes nothing else',
  ),
  'Redis AUTH': proved(['prod'], 'Redis and REDIS_URL have an AUTH token, which no plan changes'),
  'restore changes': proved(
    ['prod'],
    'after the import of a restored database, a plan updates it in place and changes nothing else',
  ),
  restore: proved(
    ['prod'],
    'a restored database takes the place of the old one, has all its settings, and lets in the stored URL of the migration; the old one is kept aside',
  ),

  // Modules that HCL can call, and roots that call them.
  'terraform test': proved(['modules'], 'every module plans what its tests expect, and refuses wrong inputs'),
  'no secret in HCL roots': proved(['hcl'], 'no secret value is written by a root in HCL'),
  'wrong values': proved(
    ['hcl'],
    "a module's refusal of a wrong value stops the plan of the root, in the module's words",
  ),
  'services added later': proved(
    ['hcl'],
    'services come with a second apply that changes nothing that was there',
  ),
  'onto existing': proved(
    ['hcl'],
    "the example takes the place of the team's root, with its state, and changes nothing that existed",
  ),
  'two of each module': proved(
    ['hcl'],
    'modules work under `for_each` and `depends_on`, with ids unknown until apply',
  ),
  'copies elsewhere': proved(
    ['hcl'],
    'the root for copies of backups is applied in another region, and its second plan is empty',
  ),

  // The roles inside of the database, in a real PostgreSQL with pgvector.
  'database roles': proved(
    ['database'],
    'the command of the migration creates pgvector, the roles and their grants, and a second run changes nothing',
  ),
  'application role': proved(
    ['database'],
    'the role of the services reads and writes rows, and changes neither tables nor the list of migrations',
  ),
  'AI role': proved(['database'], 'the role of the AI service cannot log in, and reads nothing'),
  'tables of later migrations': proved(['database'], 'the services reach the tables of later migrations'),
  'rotation of the application role': proved(
    ['database'],
    'in a rotation the URL of before connects until the next one, and the new one as soon as the migration ran',
  ),
  'no password in the log': proved(
    ['database'],
    'the log of PostgreSQL has the changes of roles and no password',
  ),

  // Commands of operators.
  'bootstrap refusals': proved(['commands'], 'the wrong account, no credentials and wrong usage are refused'),
  'bootstrap without --yes': proved(['commands'], 'without --yes the plan is shown, and nothing changes'),
  'bootstrap from nothing': proved(
    ['commands'],
    'an empty account is bootstrapped, its state moves into the bucket, and a second run has nothing to do',
  ),
  'bootstrap trusts GitHub': proved(
    ['commands'],
    'the roles trust one subject of GitHub: with the ids of repository and owner where both are given, otherwise without; one id alone is refused',
  ),
  'bootstrap lock': proved(
    ['commands'],
    'a held lock is refused, and the commands that the message names release it',
  ),
  "bootstrap over another root's state": proved(['commands'], "another root's state at the key is refused"),
  'bootstrap over existing': proved(
    ['commands'],
    'an existing bucket and table change only with --change-existing; objects in the bucket stay as they are',
  ),
  'bootstrap killed': proved(
    ['commands'],
    'killed at each of its steps, or stopped with Ctrl-C, the bootstrap goes on in the next run',
  ),
  'bootstrap refused by AWS': proved(
    ['commands'],
    'an apply that AWS refuses half-way goes on in the next run',
  ),
  'bootstrap with a tainted table': proved(['commands'], 'a table created in part is kept'),
  'bootstrap over names of others': proved(
    ['commands'],
    'names and things of others are refused, all at once, and nothing is created',
  ),
  'tf refusals': proved(
    ['commands'],
    '`npx bmo tf` refuses missing credentials, a missing backend, the wrong account, a held lock, the wrong order and another provider',
  ),
  'tf saved plan': proved(
    ['commands'],
    '`npx bmo tf` applies the plan that it saved, removes it, and says how to go back',
  ),
  'tf quotas': proved(
    ['commands'],
    'a quota of the account that is too small is named before the plan, with the command that requests an increase',
  ),
  'tf tainted key': proved(
    ['commands'],
    'a key that AWS refused to finish is not replaced: `terraform untaint`, and the next apply finishes it',
  ),
  'tf failed plan': proved(
    ['commands'],
    'a plan that failed is not saved by `npx bmo tf`, and can be neither reviewed nor applied when Terraform saved it',
  ),
  'tf in CI': proved(
    ['commands'],
    '`npx bmo tf` plans in CI with the locked provider and an exit code for changes',
  ),
  'workflow plan': proved(
    ['commands'],
    'the action of pull requests and of the nightly check plans, reviews and reports',
  ),
  'workflow review': proved(
    ['commands'],
    'the action of a deployment shows the saved plan, and passes only the one that was approved',
  ),
  'tf stale plan': proved(['commands'], 'a plan from before a change of variables is not applied'),
} satisfies Readonly<Record<string, ProvedClaim>>;

/** Id of a claim. */
export type Claim = keyof typeof CLAIMS;

/** The claims that a part has to prove. */
export const claimsOf = (part: string): readonly Claim[] =>
  (Object.keys(CLAIMS) as Claim[]).filter((claim) => CLAIMS[claim].parts.some((each) => each === part));
