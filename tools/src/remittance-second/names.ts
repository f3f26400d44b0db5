/** City and county: districts of one name in several cities, counties of their city's name, names that begin alike. */
export const counties: readonly (readonly [city: string, county: string])[] = (
  [
    ['南京市', '鼓楼区 玄武区 溧水区 高淳区'],
    ['徐州市', '鼓楼区 沛县 睢宁县 铜山区'],
    ['福州市', '鼓楼区 长乐区 闽清县 永泰县'],
    ['开封市', '鼓楼区 兰考县 杞县 通许县'],
    ['西安市', '长安区 蓝田县 周至县'],
    ['石家庄市', '长安区 桥西区 新华区 赞皇县 平山县'],
    ['邢台市', '桥西区 邢台县 南和县 南宫市 宁晋县'],
    ['张家口市', '桥西区 宣化区 怀来县 怀安县'],
    ['沧州市', '新华区 沧县 青县 南皮县'],
    ['平顶山市', '新华区 宝丰县 叶县 鲁山县'],
    ['沈阳市', '和平区 铁西区 康平县 新民市'],
    ['鞍山市', '铁西区 台安县 海城市'],
    ['四平市', '铁西区 梨树县 伊通满族自治县'],
    ['朝阳市', '朝阳县 建平县 喀喇沁左翼蒙古族自治县 凌源市'],
    ['长春市', '朝阳区 农安县 德惠市'],
    ['吉安市', '吉安县 吉水县 永丰县 永新县 安福县'],
    ['长治市', '长治县 沁县 沁源县 长子县 壶关县'],
    ['晋城市', '沁水县 阳城县 城区 泽州县'],
    ['大同市', '大同县 城区 阳高县 广灵县'],
    ['太原市', '阳曲县 清徐县 小店区'],
    ['忻州市', '五台县 五台山风景名胜区 五寨县 代县'],
    ['承德市', '承德县 平泉市 宽城满族自治县'],
    ['南昌市', '南昌县 西湖区 进贤县'],
    ['杭州市', '西湖区 建德市 桐庐县'],
  ] as const
).flatMap(([city, names]) => names.split(' ').map((county) => [city, county] as const));

/** Townships; some bear the name of a county or a city, which stands elsewhere in the register. */
export const townshipNames =
  '长安 和平 新华 朝阳 南和 平山 沁水 阳城 清河 城关 东关 西关 大王 小王 王家 赵店 孟村 安平 永丰 太平 兴隆 石桥 柳林 白庙 双庙 三官 龙王 马坊 牛口 高庄 郭村 云岭 东岭 西岭 南岭 大东 小东 前进 红旗 团结 光明 胜利 青山 黄土 河口 河湾 泉头 义和 仁和 礼元 智勇 信义 孝义 固城 古城 端村 段村 嘉禾 佳禾 郑店 正店'.split(
    ' ',
  );
export const villageNames =
  '东沟 西沟 南沟 北沟 上河 下河 大洼 小洼 张庄 李庄 王庄 刘家 陈家 槐树 杨树 柳树 石门 石佛 前街 后街 东街 西街 大庙 新村 老营 三里 五里 十里 黑山 白土 红土 上李 下李 东李 西李 阳城 沁源 平泉 永新 高堡 马头 牛家 羊坡 双井 三岔 六合 八里 九龙 胡底 湖底 佳丰 嘉峰'.split(
    ' ',
  );
export const brandNames =
  '金色摇篮 红太阳 小太阳 太阳花 大风车 小风车 小博士 博士 七色光 七彩光 东方 新东方 贝贝 宝贝 快乐 阳光 阳光宝贝'.split(
    ' ',
  );
export const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗段延原茹牛侯栗郝闫武申卫靳', '欧阳', '司马'];
export const givenNames = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂华建国志红玉兰春梅海燕晓东文斌俊峰人民元位名',
];

const soundAlike = [
  '胡湖',
  '端段',
  '嘉佳',
  '郑正',
  '固古',
  '孟梦',
  '柿市',
  '冯峰',
  '河和',
  '石时',
  '庄妆',
  '岭领',
  '清青',
  '义意',
  '云运',
  '仁人',
  '信新',
  '平坪',
  '高皋',
  '白百',
];

/** A name that sounds the same and means another place; none when no character has a twin. */
export function twinsOf(name: string): string[] {
  for (const pair of soundAlike) {
    const [one = '', other = ''] = pair;
    if (name.includes(one)) return [name.replace(one, other)];
    if (name.includes(other)) return [name.replace(other, one)];
  }
  return [];
}

/** What an input method offers in place of a character. */
export function misspelled(name: string): string | null {
  const table = ['学雪', '校效', '园圆', '镇阵', '乡香', '心新', '幼优', ...soundAlike];
  for (const [one = '', other = ''] of table) if (name.includes(one)) return name.replace(one, other);
  return null;
}
