const places: readonly (readonly [RegExp, string])[] = [
  [/iPad/, 'iPad'],
  [/iPhone/, '苹果手机'],
  [/HarmonyOS|HUAWEI|Honor/i, '华为手机'],
  [/Android.*Mobile/, '安卓手机'],
  [/Android/, '安卓平板'],
  [/Windows/, 'Windows 电脑'],
  [/Mac OS X/, '苹果电脑'],
  [/Linux|UOS/, 'Linux 电脑'],
];
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/DingTalk/, '钉钉'],
  [/QQBrowser/, 'QQ 浏览器'],
  [/Edg\//, 'Edge 浏览器'],
  [/Firefox/, 'Firefox 浏览器'],
  [/Chrome/, 'Chrome 浏览器'],
  [/Safari/, 'Safari 浏览器'],
];

/** What a reader calls the device of a session: `安卓手机 · 微信`. */
export function deviceName(userAgent: string): string {
  const of = (names: readonly (readonly [RegExp, string])[]) => names.find(([sign]) => sign.test(userAgent))?.[1];
  return [of(places) ?? '其他设备', of(browsers)].filter(Boolean).join(' · ');
}
