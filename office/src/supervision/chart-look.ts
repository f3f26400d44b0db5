/** Charts in the product's type and colours; steps of a funnel darken from first to last. */
export const chartText = {
  fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  fontSize: 13,
  color: '#1b2430',
};

export const chartColors = ['#9dbbe6', '#84a9df', '#6c98d7', '#5487cf', '#3c75c7', '#1f5fbf', '#1a7f4b', '#146039'];
export const brandColor = '#1f5fbf';
export const warmColor = '#b26a00';
export const lineColor = '#e3e7ec';
export const mutedColor = '#5b6675';
