import { toHalfWidth } from '../text/characters.ts';

/** The family names of nearly all Chinese people: those of the national name report and the older 百家姓 that are still met. */
const FAMILY_NAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍成苗谷盛曲翁冉骆蓝路游靳管柴鲍华祁房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储芮鄢覃亓訾那盖帅原占湛蔺辛宿蒙银隆鹿晋逯计幸伊宣揭衣厉屠阚习暴竺贝楚涂戴贲敬呼栗强由慕钮雍初丘籍布满逄庆阿裘嵇郜隗亢羿郏缑尉郇鄂谌佴漆阴于岑展原昌花苍'.split(
    '',
  ),
);
const DOUBLE_FAMILY_NAMES = new Set(
  '欧阳 上官 司马 诸葛 皇甫 尉迟 公孙 慕容 令狐 司徒 端木 夏侯 东方 长孙 宇文 呼延 南宫 司空 完颜'.split(' '),
);

/** Words that stand in lists of names and are none. */
const NO_NAMES = new Set([
  '文',
  '图',
  '文图',
  '摄',
  '摄影',
  '报道',
  '综合',
  '整理',
  '通讯员',
  '记者',
  '发自',
  '实习生',
]);

/** Whether a word reads as the full name of a person in 汉字: a family name with one or two characters, or a name with a dot. */
export function looksLikeName(word: string): boolean {
  if (/^[\u4e00-\u9fff]{1,7}(?:·[\u4e00-\u9fff]{1,8}){1,4}$/.test(word)) return true;
  if (!/^[\u4e00-\u9fff]{2,4}$/.test(word)) return false;
  return (
    (FAMILY_NAMES.has(word[0]!) && word.length <= 3) || (DOUBLE_FAMILY_NAMES.has(word.slice(0, 2)) && word.length >= 3)
  );
}

/** The names of a list (甲 乙、丙); two characters set apart are one short name (董 越 is 董越). */
export function namesOf(list: string): string[] {
  const names: string[] = [];
  let half = '';
  for (const word of toHalfWidth(list).split(/[\s、,;/]+/)) {
    if (word === '' || (NO_NAMES.has(word) && !half)) continue;
    if (word.length === 1) {
      if (half) names.push(half + word);
      half = half ? '' : word;
      continue;
    }
    if (half) names.push(half);
    half = '';
    names.push(word);
  }
  if (half) names.push(half);
  return names;
}

/** The authors a feed or a data file names in one field; Latin names keep their spaces. */
export function authorsOf(field: string): string[] {
  const words = toHalfWidth(field)
    .replace(/^\s*(?:记者|作者|文|by)[\s:]+/i, '')
    .trim();
  if (/[\u4e00-\u9fff]/.test(words)) return namesOf(words);
  return words.split(/\s*(?:[,;、]|\band\b)\s*/).filter((name) => name !== '');
}
