import { Op, Token } from 'cdktf';
import { DATABASE_ROLES } from './database-roles';

/**
 * The role that services log in as, by the version number of their password: odd and even numbers alternate. After a
 * rotation tasks that still have the URL of before can connect until the number is raised a second time.
 */
export const applicationLogin = (version: number): string =>
  Token.isUnresolved(version)
    ? `${DATABASE_ROLES.application}_${Token.asString(Op.sub(2, Op.mod(version, 2)))}`
    : `${DATABASE_ROLES.application}_${2 - (version % 2)}`;
