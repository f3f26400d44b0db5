import { testApp } from '@yanxiu/server/platform/testing/test-app';
import { describe, expect, it } from 'vitest';
import { installHolder, installProvider, installRegion } from './install.ts';

const test = await testApp();
const phone = '15400071001';

describe('a new installation', () => {
  it('gets its regions once, a provider, and somebody who can log in', async () => {
    expect(await installRegion(test.app)).toBe(1 + 11 + 118 + 2);
    await expect(installRegion(test.app)).rejects.toThrow('已有 132 个单位');
    await installProvider(test.app, { name: '测试教育有限公司', uscc: '' });
    await expect(installProvider(test.app, { name: '测试教育有限公司', uscc: '' })).rejects.toThrow('已有单位');
    const wish = { unit: '阳城县', role: '县级管理员', name: '原新英', phone };
    expect(await installHolder(test.app, wish)).toEqual({ role: 'countyAdmin', opened: true });
    const second = { ...wish, unit: '测试教育有限公司', role: 'providerManager' };
    expect(await installHolder(test.app, second)).toEqual({ role: 'providerManager', opened: false });
    const code = await test.server.inject({ method: 'POST', url: '/api/activation/code', payload: { phone } });
    expect(code.statusCode).toBe(200);
    const waiting = await test.app.database.db.selectFrom('smsCode').select('purpose').execute();
    expect(waiting).toEqual([{ purpose: 'activate' }]);
    const audit = await test.app.database.db.selectFrom('auditEntry').select(['action', 'personId']).execute();
    expect(audit.filter(({ personId }) => personId === null).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['org.install', 'org.install', 'account.grant', 'account.grant']),
    );
  });

  it.each([
    [{ unit: '阳城', role: 'countyAdmin' }, '没有单位'],
    [{ unit: '阳城县', role: '局长' }, '没有角色'],
    [{ unit: '阳城县', role: 'trainee' }, '没有角色'],
    [{ unit: '阳城县', role: 'cityAdmin' }, '市级管理员不能设在'],
    [{ unit: '阳城县', role: 'countyAdmin', phone: '123' }, '手机号'],
    [{ unit: '阳城县', role: 'countyAdmin', name: '另一人' }, '另一个姓名'],
  ])('refuses %j', async (wrong, sentence) => {
    const right = { unit: '阳城县', role: 'countyAdmin', name: '原新英', phone };
    await expect(installHolder(test.app, { ...right, ...wrong })).rejects.toThrow(sentence);
  });
});
