package io.gendan.journey.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("S-15 Whoever a note is about is left out of it")
class NamesLeftOutTest {

    private static final NamesLeftOut NAMES = new NamesLeftOut(
            List.of("Brightwater Filters Ltd. 苏州天恒泵业有限公司"),
            "苏州",
            List.of("陆文渊", "Mr. Zhou", "Qian Li", "Finance head"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Brightwater Filters pays in May | […] pays in May",
                "At BRIGHTWATER they order in spring | At […] they order in spring",
                "Brightwaters of the region rise | Brightwaters of the region rise",
                "苏州天恒泵业有限公司五月付款 | […]五月付款",
                "天恒泵业五月付款，天恒的对手也是 | […]五月付款，[…]的对手也是",
                "陆总和陆文渊都说旺季在春天 | […]和[…]都说旺季在春天",
                "Mr. Zhou and Ms Qian decide | […] and […] decide",
                "the finance head decides | the […] decides",
                "Filter makers talk in spring 泵业看经销商 | Filter makers talk in spring 泵业看经销商"
            })
    void left_out(String note, String shown) {
        assertThat(NAMES.in(note)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "浙江恒力科技有限公司 | 杭州 | 恒力旺季在三月，浙江的同行也是 | […]旺季在三月，浙江的同行也是",
                "浙江恒力科技有限公司 | 杭州 | 浙江恒力科技说科技预算在年底定 | […]说科技预算在年底定",
                "上海恒力科技有限公司 | 上海市 | 恒力在上海的旺季是三月 | […]在上海的旺季是三月",
                "上海恒力科技有限公司 | | 恒力旺季在三月 | […]旺季在三月",
                "上海市恒力贸易有限公司 | 上海 | 恒力看重上海市的展会 | […]看重上海市的展会",
                "浙江省杭州市恒力机械有限公司 | | 杭州恒力和浙江的机械厂都缺人 | 杭州[…]和浙江的机械厂都缺人",
                "上海市浦东新区恒力实业公司 | | 恒力五月盘点，浦东新区都一样 | […]五月盘点，浦东新区都一样",
                "恒力（杭州）科技有限公司 | 杭州 | 恒力五月付款，杭州同行六月 | […]五月付款，杭州同行六月",
                "恒力(中国)投资有限公司 | | 恒力在中国只投华东 | […]在中国只投华东",
                "恒力科技（上海）有限公司 | 上海 | 恒力科技在上海等补贴 | […]在上海等补贴",
                "內蒙古恆力礦業有限公司 | | 恆力冬天停工 | […]冬天停工",
                "廣州恆力電子有限公司 | 廣州 | 恆力旺季在三月，廣州電子業都忙 | […]旺季在三月，廣州電子業都忙",
                "臺北恆力貿易股份有限公司 | | 恆力看重貿易展 | […]看重貿易展",
                "苏州金鸡湖软件有限公司 | 苏州 | 金鸡湖和苏州别的软件公司都在年底签约 | […]和苏州别的软件公司都在年底签约",
                "宁波镇海锐拓机械有限公司 | 宁波 | 锐拓按季度订货，镇海都这样 | […]按季度订货，镇海都这样",
                "长春堂药业有限公司 | | 长春堂在长春订货 | […]在长春订货",
                "环球贸易有限公司 | | 环球订货，贸易展在三月 | […]订货，贸易展在三月",
                "湖州云坞白茶合作社 | 湖州 | 云坞说白茶在湖州卖得早 | […]说白茶在湖州卖得早",
                "青岛啤酒花园餐饮有限公司 | 青岛 | 青岛的餐饮旺季在夏天 | 青岛的餐饮旺季在夏天",
                "东阳恒力石化有限公司 | 东阳 | 东阳的石化看恒力石化 | 东阳的石化看[…]",
                "BMW | Munich | At BMW they order in May, Munich rests in August | At […] they order in May, Munich rests in August",
                "ABC Trading Co., Ltd. | | ABC buys in spring; Trading houses wait | […] buys in spring; Trading houses wait",
                "Royal Dutch X | | The Dutch wait for Royal | The […] wait for […]",
                "Royal Dutch X | | Royal Dutch X waits | […] waits",
                "3M Industries | | 13M spent; 3M was first | 13M spent; […] was first",
                "Hengli (Shanghai) International Group | Shanghai | Hengli sells to Shanghai, International buyers | […] sells to Shanghai, International buyers",
                "Maple & Stone Furniture | | Stone pays late, maple is dear, Furniture sells in May | […] pays late, […] is dear, Furniture sells in May",
                "The First Global Shipping Company | | At First the global shipping slows. The rest follows | At […] the global shipping slows. The rest follows",
                "P&G China | | P&G plans in China; R&D too | […] plans in China; R&D too",
                "Coca-Cola Beverages | | Cola sells in summer, Beverages too | […] sells in summer, Beverages too"
            })
    void a_company_by_what_it_is_called(String company, String place, String note, String shown) {
        assertThat(new NamesLeftOut(List.of(company), place, List.of()).in(note))
                .isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "周伟 | 周总说旺季在三月，周伟同意 | […]说旺季在三月，[…]同意",
                "周伟 | 周经理、周董事长、周工和老周都在 | […]、[…]、[…]和[…]都在",
                "周伟 | 每周总结一次，一周工作五天，下周总经理开会 | 每周总结一次，一周工作五天，下周总经理开会",
                "周总 | 周总监和周总定预算 | […]和[…]定预算",
                "欧阳海涛 | 欧阳总说，海涛也说 | […]说，[…]也说",
                "陸文淵 | 陸總經理和文淵都去 | […]和[…]都去",
                "Zhou Wei | Zhou said no, Wei said yes | […] said no, […] said yes",
                "Zhou Wei | Mr. Zhou Wei and Ms. ZHOU decide | […] and […] decide",
                "Mr. Zhou | Zhou's budget is set in May | […]'s budget is set in May",
                "周伟 (Zhou Wei) | Zhou说周总定 | […]说[…]定",
                "He Ping | Mr. He decides, He said; Ping agrees | […] decides, He said; […] agrees",
                "Sales Manager Colin West | Colin goes west; Sales rise, a Manager decides | […] goes west; Sales rise, a Manager decides"
            })
    void a_person_by_what_they_are_called(String person, String note, String shown) {
        assertThat(new NamesLeftOut(List.of("湖州云坞合作社"), "湖州", List.of(person)).in(note))
                .isEqualTo(shown);
    }

    /** Known and not mended, so that nobody takes what is left out for a promise. */
    @ParameterizedTest(name = "{0}, {1}: {2} is still told")
    @CsvSource(
            delimiter = '|',
            value = {
                "浙江恒力科技有限公司 | 周伟 | Hengli orders in May",
                "浙江恒力科技有限公司 | 周伟 | zhou wei decides",
                "廣州恆力電子有限公司 | 周伟 | 恒力旺季在三月",
                "Bavarian Motor Works | Zhou Wei | BMW orders in May",
                "ABC Trading Co., Ltd. | Zhou Wei | at abc zhou decides",
                "ABC Trading Co., Ltd. | Zhou Wei | 周总旺季在三月",
                "金华科技有限公司 | 周伟 | 金华五月付款",
                "Good Tea Ltd. | He Ping | Good orders in May, He said",
                "恒力科技有限公司 | 王建设 | 建设说五月付款"
            })
    void what_is_still_missed(String company, String person, String note) {
        assertThat(new NamesLeftOut(List.of(company), null, List.of(person)).in(note))
                .isEqualTo(note);
    }
}
