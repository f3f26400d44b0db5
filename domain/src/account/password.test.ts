import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusePassword } from './password.ts';

const owner = { logins: ['13800001111', '20210507'], documentNumber: '140522198503070020' };

describe('refusePassword (rules §5)', () => {
  it.each([
    ['kaishan-2021', null],
    ['春天来了我们去爬山', null],
    ['yu dian er', null],
    ['1234567', 'account.passwordShort'],
    ['', 'account.passwordShort'],
    ['x'.repeat(73), 'account.passwordLong'],
    ['13800001111', 'account.passwordIsPhone'],
    ['a13800001111', 'account.passwordIsPhone'],
    ['20210507', 'account.passwordIsPhone'],
    ['140522198503070020', 'account.passwordIsDocument'],
    ['03070020', 'account.passwordIsDocument'],
    ['19850307', 'account.passwordIsDocument'],
    ['12345678', 'account.passwordIsCommon'],
    ['１２３４５６７８', 'account.passwordIsCommon'],
    ['Password1', 'account.passwordIsCommon'],
    ['aaaaaaaaaa', 'account.passwordIsCommon'],
    ['121212121212', 'account.passwordIsCommon'],
    ['qwertyuiop', 'account.passwordIsCommon'],
  ])('%s → %s', (password, code) => expect(refusePassword(password, owner)?.code ?? null).toBe(code));

  it('never lets through what is shorter than eight characters', () => {
    fc.assert(fc.property(fc.string({ maxLength: 7 }), (text) => refusePassword(text, owner) !== null));
  });
});
