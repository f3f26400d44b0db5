/** Words of a remark that say nothing about who pays: labels, the purpose "training fee", the bank's own words. */
const plainWords = [
  // what is paid for, by the notices' own names
  '中小学幼儿园|中小学|义务教育|学前教育|教师|老师|教职工|教职员工|全体|全员|网络|校本|线上|远程|研修|培训|学习|继续教育|继教|专业技术人员|费用|费|款|经费|资金|款项|业务费|公用经费',
  // what is done
  '缴纳|缴费|交费|交纳|缴|交|付|支付|汇款|汇入|汇|转账|转帐|转入|转|代缴|代付|代交|代汇|支|上缴|收取|收',
  // labels
  '学校|我校|本校|工会委员会|工会|食堂|单位|名称|全称|校名|园名|联系人|负责人|责任人|经办人|经办|联系方式|联系|电话|手机号码|手机号|手机|号码|人数|人员|参训|参加|报名|总|共计|合计|总计|共|计|人民币|元|整|圆|人|名|位|个|姓名|附|用于|关于|及|和|与|的|为|是|由|给|致|用途|附言|摘要|备注|信息|内容|款项|地区|地址',
  // invoices and courtesy
  '请开票|开票|请开发票|开发票|发票|开具|开|票|请|谢谢|电子|普通发票|普票|抬头|税号|尽快|查收|收到|请寄|寄至|寄到|电子邮箱|邮箱|请查|烦请|麻烦|您好|已|注意',
  // account kinds and instalments
  '零余额账户|零余额|财政|授权支付|直接支付|授权|直接|公户|对公|基本户|账户|第[一二三四五1-5][笔次批期]|分期|分批|首笔|补交|补缴|本次|此次|剩余|余款|尾款|部分|先|年度|学年|年|度|月份|月|日|春季|秋季|上半年|下半年|期|本期|今年',
  // the bank's words for a transfer
  '二代|一代|支付系统|公对公|转存|汇兑|汇出|来账|来帐|往账|往帐|贷记|借记|普通|小额|大额|跨行|同城|异地|网银|网上银行|网上|手机银行|企业|实时|超级|互联|代收|往来款|往来|入账|入帐|进账|收款|付款|行内|行外|他行|本行|柜台|柜面|现金|存入|电汇|信汇|汇票|支票|批量|结算|清算|划款|划拨|划转|国库|集中|交易|业务|银联|快捷|互转|客户|渠道|系统|银行|银企|直连|直联|接口|通道|自助|支取|发放|贷方|借方|通用|一般|其他|其它|中间|同业|跨境|人行|央行|到账|转出|转款|电子汇划|汇划|委托|提回|提出|凭证|业务号|流水|代发|代扣|批扣',
].join('|');

const plainSet = new Set([
  ...plainWords.split('|'),
  'IBPS',
  'CPSP',
  'HVPS',
  'BEPS',
  'CIPS',
  'ACH',
  'TIPS',
  'EBANK',
  'RMB',
  'CNY',
]);
const longestPlain = Math.max(...[...plainSet].map((word) => word.length));

/** How far from the front a text can be read as plain words: each place where one may end. */
function plainEndsOf(text: string): boolean[] {
  const reached: boolean[] = [true];
  for (let end = 1; end <= text.length; end += 1) {
    let found = false;
    for (let start = Math.max(0, end - longestPlain); start < end && !found; start += 1) {
      found = reached[start] === true && plainSet.has(text.slice(start, end));
    }
    reached.push(found);
  }
  return reached;
}

/** `全县中小学教师` names the project, not all the county's schools. */
function plainText(text: string): string {
  return text.toUpperCase().replace(/全[省市县区](?=中小学|教师|幼儿园|教职工)/gu, '');
}

const leading =
  /^(?:(?:教师|全员|中小学幼儿园|中小学|继续教育|培训|研修|网络|费用?|款|经费|缴费|交费|缴纳|交纳|代缴|代付|代交|代|缴|交|付|支付|收到?|来自|汇款|转账|单位名称|单位|校名|名称|附言|备注|用途|摘要|学校名称)+(?:费|款)?|学校(?=.{3}))/u;

/** True when a piece of text is made of words that say nothing about who pays. */
export function isPlain(text: string): boolean {
  return plainEndsOf(plainText(text)).at(-1) === true;
}

/** Takes 培训费, 缴费, 单位名称 … off the front of a piece of text. */
export function withoutLeading(text: string): string {
  const match = leading.exec(text);
  return match === null ? text : text.slice(match[0].length);
}

const cuttable = [...plainSet].filter((word) => /^\p{Script=Han}{2,}$/u.test(word));

/** True for the cut-off beginning of such a word (联系, 缴费总): what a bank's length limit leaves at the end. */
export function isCutPlain(text: string): boolean {
  const plain = plainText(text);
  const reached = plainEndsOf(plain);
  if (reached.at(-1) === true) return true;
  return reached.some((ok, at) => ok && cuttable.some((word) => word.startsWith(plain.slice(at))));
}

const otherBusiness =
  /保证金|投标|招标|标书|质保|押金|定金|订金|服务费|技术(?:服务|咨询|开发|支持|转让)|咨询|顾问|货款|工程|设备|采购|教材|教辅|图书|书款|书费|资料费|印刷|餐费|伙食|校服|服装|房租|租金|租赁|水费|电费|水电|取暖|供暖|物业|装修|维修|修缮|保险|工资|薪|奖金|补助|补贴|津贴|资助|助学|奖学|学费|住宿|保教费|考试|考务|资格|认定|职称|评审|普通话|体检|会费|党费|党建|捐|赠|借款|还款|贷款|版面|论文|课题|专利|软件|利息|手续费|管理费|工本费|罚|违约|赔|退|冲正|冲销|错账|重汇|重划|国培|骨干|校长(?:任职|提高|研修班|培训班|高级)|班主任|安全员|保育员|宽带|网络费|通信|通讯|话费|邮寄|快递|运费|税款|税费|社保|公积金|医保|差旅|食宿|团费|夏令营|竞赛|比赛|门票|广告|宣传费|劳务|稿费|审计|评估费|鉴定|检测|代理费|活动费|游学|食品|物资|办公|耗材|学生(?!发展)|幼儿(?=\d)/u;

/** A training of other people, or of another thing, than the yearly one of all teachers; 魏玉校长 is a liaison. */
const otherTraining =
  /(?:(?<!(?![园校学])\p{Script=Han})(?:校长|园长|书记|会计)|食堂|炊事|厨师|后勤|工勤|保安|安保|保洁|保育|卫生|校医|财务|档案|消防|急救|救护|安全|法治|心理健康|心理|普通话|书法|信息技术|信息化|计算机|实验|教研员|班子|中层|干部|党员|少先队|辅导员|驾驶|司机|新教师|岗前|入职|转岗|特岗|学生|家长|技能|应用能力|资格证?)(?:人员|教师|老师|骨干|工作|培养)?(?:岗位|业务|专题|专项|提高|提升|能力)?(?:培训|研修|学习|继续教育)/u;

/** The bank's charge that the payer says it bore itself: no payment for anything else. */
const ownCharge =
  /(?:不含|另付|已付|另行支付)手续费|[(]?手续费(?:已|均)?(?:另付|另行支付|自理|自付|由?我?(?:单位|校|方|园)(?:承担|支付|自付|负担))[)]?/gu;

/** A remark without the payer's word that it bore the bank's charge. */
export function withoutOwnCharge(text: string): string {
  return text.normalize('NFKC').replace(ownCharge, ' ');
}

/** True when the words of a line speak of something else than the training fee, or of money going back. */
export function speaksOfOtherBusiness(text: string): boolean {
  return otherBusiness.test(text) || otherTraining.test(text);
}

/** One payment for several schools that are not named: 各小学, 下属学校, 全乡, 等12所. */
export function speaksOfMany(text: string): boolean {
  return /各[校园小中幼学单乡镇]|所属|下属|所辖|辖区|辖内|(?<!\p{Script=Han})全[乡镇]|[我该]全?[乡镇]|全学区|等\s*(?:\d|[一二三四五六七八九十几多各]|所|校|单位|学校)|及其|及所/u.test(
    text,
  );
}

const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖闫付代亓仝佟冼原延栗刑苟郄薄哈海岳帅缑亢况有琴商牟佘伯赏墨年爱阳佟拓晋楚闹';
const doubleSurname =
  /^(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|司空|夏侯|长孙|呼延|端木|南宫|轩辕|宇文|申屠|太史|百里|东郭|闻人|公冶|宗政|濮阳|淳于|单于|仲孙|钟离|万俟|赫连|澹台|第五|鲜于|闾丘|亓官|司寇|子车|颛孙|漆雕|乐正|壤驷|公良|拓跋|夹谷|宰父|谷梁|段干|东门|西门|左丘|梁丘|相里)/u;
const titles = /(?:老师|校长|园长|主任|会计|出纳|同志|先生|女士|书记|报账员|助理|科长|干事|教导|副|电话|手机)+$/u;
const nameLabels = /^(?:联系人|负责人|责任人|经办人|经办|联系|姓名|学校|单位|老师|人|及|和|报账员|会计)+(?:为|是)?/u;

/** 联系人张三培训费 → 张三培训费 */
export function withoutNameLabel(text: string): string {
  return text.replace(nameLabels, '');
}

/** A person's name out of a piece of text, without label and title (联系人张三老师 → 张三); null when it is none. */
export function personName(text: string): string | null {
  const bare = text.replace(nameLabels, '').replace(titles, '');
  if (!/^[\p{Script=Han}·]{2,4}$/u.test(bare)) return null;
  if (doubleSurname.test(bare)) return bare.length >= 3 ? bare : null;
  return bare.length <= 3 && surnames.includes(bare.charAt(0)) ? bare : null;
}

/** True for a lone surname: what is left of a name that a bank's length limit cut. */
export function isCutName(text: string): boolean {
  const bare = text.replace(nameLabels, '');
  return bare.length === 1 && surnames.includes(bare);
}
