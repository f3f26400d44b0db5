const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, '苹果手机或平板'],
  [/HarmonyOS/, '鸿蒙手机'],
  [/Android/, '安卓手机'],
  [/Windows/, 'Windows 电脑'],
  [/Macintosh/, '苹果电脑'],
  [/Linux/, 'Linux 电脑'],
];

const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/Edg\//, 'Edge 浏览器'],
  [/QQBrowser/, 'QQ 浏览器'],
  [/Firefox\//, 'Firefox 浏览器'],
  [/Chrome\//, 'Chrome 内核浏览器'],
  [/Safari\//, 'Safari 浏览器'],
];

/** A User-Agent as a person would call the device: `Windows 电脑，Edge 浏览器`. */
export function deviceName(userAgent: string): string {
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [system, browser].filter(Boolean).join('，') || '其他设备';
}
