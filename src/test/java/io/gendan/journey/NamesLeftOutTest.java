package io.gendan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("S-15 Whoever a note is about is left out of it")
class NamesLeftOutTest {

    private static final NamesLeftOut NAMES = new NamesLeftOut(
            "Brightwater Filters Ltd. 苏州天恒泵业有限公司", "苏州", List.of("陆文渊", "Mr. Zhou", "Qian Li", "Finance head"));

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
}
