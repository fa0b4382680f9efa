using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class SpendFileTests
{
    [Fact]
    public void A_clean_file_becomes_rows_totals_and_scopes()
    {
        var (reading, sink) = Reading.Of(
            """
            Month,Customer,Product,Amount,Currency
            2026-02,TikTok,Azure OpenAI,20000000.00,USD
            2026-01,TikTok,Azure OpenAI,19000000.50,USD
            2026-01,tiktok ,Copilot,-12.5,USD
            2026-01,Walmart,Azure OpenAI,7,EUR

            """);

        Assert.Empty(reading.Problems);
        Assert.Equal([("name:tiktok", "TikTok"), ("name:walmart", "Walmart")], sink.Customers);
        Assert.Equal([("azure openai", "Azure OpenAI"), ("copilot", "Copilot")], sink.Products);
        Assert.Equal([(2, 1, 1, 200_000_000_000), (3, 1, 1, 190_000_005_000), (4, 1, 2, -125_000), (5, 2, 1, 70_000)],
            sink.Rows.Select(row => (row.Line, row.CustomerId, row.ProductId, row.Amount)));

        var summary = reading.Summary!;
        var (january, february) = (Month.Parse("2026-01"), Month.Parse("2026-02"));
        Assert.Equal(("UTF-8", "comma", 4L, 0L, 2), (summary.Encoding, summary.Separator, summary.Rows, summary.BlankLines, summary.Customers));
        Assert.Equal(
            [new(january, Currency.Parse("EUR"), 1, 70_000), new(january, Currency.Usd, 2, 189_999_880_000), new FileTotal(february, Currency.Usd, 1, 200_000_000_000)], summary.Totals);
        Assert.Equal([new(january, 1, 2), new(january, 2, 1), new FileScope(february, 1, 1)], summary.Scopes);
        Assert.Empty(reading.Customers);
    }

    [Fact]
    public void Every_column_arrives_where_it_belongs()
    {
        var (reading, sink) = Reading.Of(
            "month,customer,customer id,parent,product,amount,currency,revenue type,status,source,qualifier,amount low,amount high,quantity,unit,industry,country,previous provider,customer since,note\n" +
            "2026-01,TikTok,C-7,ByteDance,Azure OpenAI,19980000,USD,Revenue_Share,reported,The Information,nearly,19000000,20000000,1.5,seats,Media,Singapore,Other clouds,1999-07,\"two\nlines\"\n");

        Assert.Empty(reading.Problems);
        Assert.Equal([("id:c-7", "TikTok"), ("name:bytedance", "ByteDance")], sink.Customers);
        var row = Assert.Single(sink.Rows);
        Assert.Equal(new SpendRow
        {
            Line = 2, Month = Month.Parse("2026-01"), CustomerId = 1, ProductId = 1, RevenueType = RevenueType.RevenueShare, Currency = Currency.Usd, Amount = 199_800_000_000,
            AmountLow = 190_000_000_000, AmountHigh = 200_000_000_000, Status = RecordStatus.Reported, Qualifier = "nearly", Source = "The Information", Note = "two\nlines", Quantity = 15_000, Unit = "seats",
        }, row);

        var customer = Assert.Single(reading.Customers);
        Assert.Equal((1, 2, "Media", "Singapore", "Other clouds", Month.Parse("1999-07")),
            (customer.CustomerId, customer.ParentId, customer.Industry, customer.Country, customer.PreviousProvider, customer.CustomerSince));
    }

    [Theory]
    [InlineData("usage", RevenueType.Usage), InlineData("", RevenueType.Usage), InlineData("SUBSCRIPTION", RevenueType.Subscription), InlineData("revenue-share", RevenueType.RevenueShare)]
    [InlineData("Revenue Share", RevenueType.RevenueShare), InlineData("lease", RevenueType.Lease), InlineData("credit", RevenueType.Credit), InlineData("adjustment", RevenueType.Adjustment)]
    public void Revenue_types_are_words_in_any_spelling(string word, RevenueType type)
    {
        var (reading, sink) = Reading.Of($"month,customer,product,amount,type\n2026-01,TikTok,Copilot,-1,{word}\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(type, Assert.Single(sink.Rows).RevenueType);
    }

    [Fact]
    public void The_last_thing_said_of_a_customer_counts_and_silence_changes_nothing()
    {
        var (reading, _) = Reading.Of(
            "month,customer,product,amount,industry,country\n2026-01,TikTok,A,1,Media,\n2026-02,TikTok,A,1,,Singapore\n2026-03,TikTok,A,1,Retail,\n2026-01,Walmart,A,1,,\n");

        var customer = Assert.Single(reading.Customers);
        Assert.Equal(("Retail", "Singapore"), (customer.Industry, customer.Country));
    }

    [Fact]
    public void A_customer_is_not_its_own_parent()
    {
        var (reading, sink) = Reading.Of("month,customer,parent,product,amount,id\n2026-01,ByteDance,bytedance,A,1,\n2026-01,TikTok,ByteDance,A,1,\n");

        Assert.Equal(2, sink.Customers.Count);
        var child = Assert.Single(reading.Customers);
        Assert.Equal((2, 1), (child.CustomerId, child.ParentId));
    }

    [Fact]
    public void A_parent_that_the_file_knows_by_an_id_is_that_customer()
    {
        var (reading, sink) = Reading.Of("month,customer,customer id,parent,product,amount\n2026-01,TikTok,2,ByteDance,A,1\n2026-01,ByteDance,1,,A,1\n");

        Assert.Equal(["id:2", "id:1"], sink.Customers.Select(customer => customer.Key));
        Assert.Equal((1, 2), (reading.Customers[0].CustomerId, reading.Customers[0].ParentId));
    }

    [Fact]
    public void A_parent_of_a_name_that_two_ids_share_is_a_problem() =>
        Assert.Equal([(2, "parent", ProblemCodes.ParentAmbiguous)],
            Reading.Problems("month,customer,customer id,parent,product,amount\n2026-01,TikTok,2,ByteDance,A,1\n2026-01,ByteDance,1,,A,1\n2026-01,ByteDance,3,,A,1\n"));

    [Fact]
    public void An_id_keeps_its_first_name()
    {
        var (reading, sink) = Reading.Of("month,customer,customer id,product,amount\n2026-01,TikTok,7,A,1\n2026-02,TikTok Pte,7,A,1\n2026-02,TikTok,,A,1\n");

        Assert.Empty(reading.Problems);
        Assert.Equal([("id:7", "TikTok"), ("name:tiktok", "TikTok")], sink.Customers);
        Assert.Equal([1, 1, 2], sink.Rows.Select(row => row.CustomerId));
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>"), InlineData("{a}"), InlineData("@pct1"), InlineData("=1+1"), InlineData("O'Brien; DROP TABLE"), InlineData("שלום"), InlineData("🚀 Rocket"), InlineData("Total Hygiene Ltd"), InlineData("NULL")]
    public void Hostile_names_are_ordinary_names(string name)
    {
        var (reading, sink) = Reading.OfRow(customer: name);

        Assert.Empty(reading.Problems);
        Assert.Equal(name, Assert.Single(sink.Customers).Name);
    }

    [Theory]
    [InlineData("", ProblemCodes.CustomerEmpty), InlineData(" \u200B", ProblemCodes.CustomerEmpty), InlineData("a\u0007b", ProblemCodes.CustomerCharacter), InlineData("a\u0085b", ProblemCodes.CustomerCharacter)]
    [InlineData("a\u202Egnp.exe", ProblemCodes.CustomerCharacter), InlineData("a\u2066b", ProblemCodes.CustomerCharacter), InlineData("a\uFFFEb", ProblemCodes.CustomerCharacter), InlineData("\"a\nb\"", ProblemCodes.CustomerCharacter)]
    public void Names_that_cannot_be_shown_are_refused(string name, string code)
    {
        var problem = Assert.Single(Reading.OfRow(customer: name).Reading.Problems);
        Assert.Equal((2L, "customer", code), (problem.Line, problem.Column, problem.Code));
    }

    [Fact]
    public void A_name_may_have_two_hundred_characters_even_when_each_is_an_emoji()
    {
        Assert.Empty(Reading.OfRow(customer: string.Concat(Enumerable.Repeat("🚀", 200))).Reading.Problems);
        Assert.Equal(ProblemCodes.CustomerTooLong, Assert.Single(Reading.OfRow(customer: new string('a', 201)).Reading.Problems).Code);
    }

    [Fact]
    public void A_product_given_for_the_file_is_the_product_of_every_row()
    {
        var options = Reading.Dollars with { Product = "Azure OpenAI" };

        Assert.Equal([("azure openai", "Azure OpenAI")], Reading.Of("month,customer,amount\n2026-01,TikTok,1\n", options).Sink.Products);
        Assert.Equal([(1, "product", ProblemCodes.ProductGivenTwice)], Reading.Problems("month,customer,amount,product\n2026-01,TikTok,1,Copilot\n", options));
    }

    [Fact]
    public void A_file_without_any_currency_is_one_problem_not_one_for_each_row() =>
        Assert.Equal([(0, null, ProblemCodes.CurrencyMissing)], Reading.Problems("month,customer,product,amount\n2026-01,TikTok,A,1\n2026-01,Walmart,A,$1\n", new SpendFileOptions()));

    [Fact]
    public void A_row_that_names_no_currency_takes_the_given_one_or_is_a_problem()
    {
        const string File = "month,customer,product,amount,currency\n2026-01,TikTok,A,1,EUR\n2026-01,Walmart,A,1,\n";

        Assert.Equal(["EUR", "USD"], Reading.Of(File).Sink.Rows.Select(row => row.Currency.Code));
        Assert.Equal([(3, "currency", ProblemCodes.CurrencyMissing)], Reading.Problems(File, new SpendFileOptions()));
    }
}
