import { expect, test } from 'vitest';
import { signAcs3 } from './sign-acs3.ts';
import { signTc3 } from './sign-tc3.ts';

// help.aliyun.com “V3版本请求体&签名机制”, section 固定参数示例 (RunInstances, expected hash and signature printed there)
test('ACS3-HMAC-SHA256 gives the signature that Alibaba Cloud publishes for its fixed example', () => {
  const { query, headers } = signAcs3(
    {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      action: 'RunInstances',
      version: '2014-05-26',
      query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
      body: '',
      date: '2023-10-26T10:22:32Z',
      nonce: '3156853299f313e23d1673dc12e1703d',
    },
    { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' },
  );
  expect(query).toBe('ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai');
  expect(headers.authorization).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,' +
      'SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,' +
      'Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  );
});

test('the query is encoded by RFC 3986 and sorted', () => {
  const signed = signAcs3(
    {
      host: 'h',
      action: 'a',
      version: 'v',
      query: { b: "a b*c~d/e(')", a: '{"code":"123456"}' },
      body: '',
      date: 'd',
      nonce: 'n',
    },
    { id: 'i', secret: 's' },
  );
  expect(signed.query).toBe('a=%7B%22code%22%3A%22123456%22%7D&b=a%20b%2Ac~d%2Fe%28%27%29');
});

// cloud.tencent.com/document/api/213/30654 “签名方法 v3” (DescribeInstances, keys masked by Tencent and signed so)
test('TC3-HMAC-SHA256 gives the signature that Tencent Cloud publishes for its example', () => {
  const authorization = signTc3(
    {
      host: 'cvm.tencentcloudapi.com',
      service: 'cvm',
      body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
      timestampSec: 1551113065,
    },
    { id: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******', secret: 'Gu5t9xGARNpq86cd98joQYCN3*******' },
  );
  expect(authorization).toBe(
    'TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request, ' +
      'SignedHeaders=content-type;host, ' +
      'Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c',
  );
});
