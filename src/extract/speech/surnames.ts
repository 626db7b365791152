/**
 * Chinese family names: the hundred most frequent by the census, then those of the Hundred Family Surnames that are
 * still borne, and Korean ones; written from general knowledge of the language.
 */
export const SURNAMES: ReadonlySet<string> = new Set(
  (
    '王李张刘劳禤檀谌訾饶荆阙巢习岑佘缑逯尧展盖撒陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文' +
    '庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边阚' +
    '骆闫闻宫臧宗苟刁卓仝栾连蒲简娄慕鹿巩滕佟郎党晏冀敖国楚占邬明莘幸屠池奚窦竺储桑漆茅权古湛穆艾荣商姬郁诸邝冷虞计于仇晁窦仲祖全米南朴卞班湘桓褚鞠麦巫冼沙尚狄初戚鄢郜花云洛' +
    '练应喻肖付萨巴皮逄浦粟禹邸亓戈束杭匡寇满农蔺奉游闵'
  ).split(''),
);

/** Family names of two characters, Chinese and the most frequent Japanese ones. */
export const LONG_SURNAMES: readonly string[] = (
  '欧阳 上官 司马 诸葛 皇甫 东方 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 长孙 独孤 南宫 呼延 宇文 轩辕 拓跋 钟离 申屠 闻人 西门 ' +
  '佐藤 铃木 高桥 田中 渡边 伊藤 山本 中村 小林 加藤 吉田 山田 佐佐木 山口 松本 井上 木村 清水 山崎 池田 桥本 阿部 石川 ' +
  '中岛 前田 藤田 后藤 小川 冈田 长谷川 村上 近藤 石井 齐藤 坂本 远藤 青木 藤井 西村 福田 太田 三浦 藤原 冈本 松田 中川 ' +
  '中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 柴田 酒井 工藤 横山 宫崎 宫本 内田 高木 安藤 谷口 大野 丸山 今井 ' +
  '河野 藤本 村田 武田 上野 杉山 增田 菅原 平野 大塚 千叶 久保 松井 小岛 岩崎 樱井 木下 松尾 野口 菊地 野村 新井 佐野 ' +
  '玉城 翁长 大江 樋口 安倍 岸田 石破 高市 福岛 鸠山 小泉 麻生 稻田 羽生 村山 大谷 宇野 浅田 柚木 本田 香川 长友 冈崎 池江'
).split(' ');
