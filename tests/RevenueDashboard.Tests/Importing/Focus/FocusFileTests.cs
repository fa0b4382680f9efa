using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Importing.Focus;

namespace RevenueDashboard.Tests.Importing.Focus;

public sealed class FocusFileTests
{
    [Theory]
    [InlineData("1.0", 43), InlineData("1.1", 50), InlineData("1.2", 57), InlineData("1.3", 65), InlineData("1.4", 65)]
    public void The_columns_of_every_version_are_known(string version, int columns)
    {
        // 0.00000080000 + 0.01 + 12.5E-1 = 1.2600008, to four decimals 1.2600.
        var (reading, sink) = Reading.Of(FocusExport.File(FocusExport.ColumnsOf(version), "BilledCost=0.00000080000", "BilledCost=0.01", "BilledCost=12.5E-1"));

        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Questions);
        Assert.Equal(("FOCUS billing export", columns, 3L, 1L), (reading.Summary!.Format, reading.Summary.Columns.Count, reading.Summary.Rows, reading.Summary.Focus!.Records));
        Assert.Equal([new FocusTotal(Currency.Usd, 3, "1.2600008", 12_600, "-0.0000008")], reading.Summary.Focus.Totals);
        Assert.Equal(["Northwind Cloud"], reading.Summary.Focus.Providers);
        var row = Assert.Single(sink.Rows);
        Assert.Equal((2L, Month.Parse("2026-01"), RevenueType.Usage, 12_600L, "Sum of 3 lines, the first of them here"), (row.Line, row.Month, row.RevenueType, row.Amount, row.Note));
        Assert.Equal([new FileTotal(Month.Parse("2026-01"), Currency.Usd, 1, 12_600)], reading.Summary.Totals);
    }

    [Theory]
    [InlineData("BillingPeriodStart,BillingAccountName,ServiceName,BilledCost,BillingCurrency\n2026-01-01,Contoso,Compute,1.50,USD\n")]
    [InlineData("BillingPeriodStart,BillingAccountName,ServiceName,BilledCost,ChargeCategory\n2026-01-01,Contoso,Compute,1.50,Usage\n")]
    [InlineData("month,customer,product,BilledCost,EffectiveCost\n2026-01,Contoso,Compute,1.50,1.25\n")]
    public void An_ordinary_file_with_some_of_the_headers_stays_an_ordinary_one(string file)
    {
        var (reading, sink) = Reading.Of(file);

        Assert.Empty(reading.Problems);
        Assert.Null(reading.Summary!.Format);
        Assert.Null(reading.Summary.Focus);
        Assert.Equal(15_000, Assert.Single(sink.Rows).Amount);
    }

    [Fact]
    public void Capitals_underscores_separator_and_order_of_the_columns_do_not_matter()
    {
        var columns = FocusExport.ColumnsOf("1.0");
        var file = FocusExport.File([.. columns.Reverse()], "BilledCost=2.5");
        var rewritten = file.Replace("BilledCost", "BILLED_COST", StringComparison.Ordinal).Replace("ChargeCategory", "charge_category", StringComparison.Ordinal).Replace(',', ';');

        var (reading, sink) = Reading.Of(rewritten);

        Assert.Equal("FOCUS billing export", reading.Summary!.Format);
        Assert.Equal(25_000, Assert.Single(sink.Rows).Amount);
    }

    [Fact]
    public void Who_says_by_hand_what_a_column_means_has_the_file_read_as_any_other()
    {
        var options = Reading.Dollars with { Map = new Dictionary<FileField, string> { [FileField.Amount] = "ListCost" } };

        var (reading, sink) = Reading.Of(FocusExport.File("ListCost=3 InvoiceId=X"), options);

        Assert.Null(reading.Summary!.Format);
        Assert.Equal(30_000, Assert.Single(sink.Rows).Amount);
    }

    [Fact]
    public void A_FOCUS_file_without_a_mandatory_column_says_which_is_missing()
    {
        var columns = FocusExport.ColumnsOf("1.2").Except(["BillingPeriodEnd", "BillingCurrency"]).ToArray();

        var problem = Reading.OnlyProblem(FocusExport.File(columns, "BilledCost=1"));

        Assert.Equal((1, ProblemCodes.ColumnsMissing), (problem.Line, problem.Code));
        Assert.Contains("not BillingPeriodEnd and BillingCurrency", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_stands_twice_is_a_problem() =>
        Assert.Equal(ProblemCodes.HeaderRepeated, Reading.OnlyProblem(FocusExport.File([.. FocusExport.ColumnsOf("1.0"), "billed_cost"], "BilledCost=1")).Code);

    [Fact]
    public void Records_are_months_customers_products_types_and_currencies_in_the_order_of_their_first_lines()
    {
        var (_, sink) = Reading.Of(FocusExport.File(
            "BilledCost=1", "BilledCost=2 ServiceName=Storage", "BilledCost=4 ChargeCategory=Credit", "BilledCost=8 SubAccountId=S2 SubAccountName=Contoso_Shop",
            "BilledCost=16 BillingCurrency=EUR", "BilledCost=32 BillingPeriodStart=2026-02-01T00:00:00Z BillingPeriodEnd=2026-03-01T00:00:00Z", "BilledCost=64"));

        Assert.Equal([(2L, 65L), (3L, 2L), (4L, 4L), (5L, 8L), (6L, 16L), (7L, 32L)], sink.Rows.Select(row => (row.Line, row.Amount / Money.Scale)));
        Assert.Equal("Sum of 2 lines, the first of them here", sink.Rows[0].Note);
        Assert.All(sink.Rows.Skip(1), row => Assert.Null(row.Note));
    }

    [Fact]
    public void Lines_are_summed_before_anything_is_rounded()
    {
        // Five times 0.00003 is 0.00015, half way between 0.0001 and 0.0002: the even one. Rounded line by line it would be nothing.
        var (reading, sink) = Reading.Of(FocusExport.File([.. Enumerable.Repeat("BilledCost=0.00003", 5), "BilledCost=-0.00005 ServiceName=Storage"]));

        Assert.Equal([2L, 0L], sink.Rows.Select(row => row.Amount));
        // Exactly 0.0001; the records are 0.0002, which is 0.0001 more.
        Assert.Equal([new FocusTotal(Currency.Usd, 6, "0.0001", 1, "0.0001")], reading.Summary!.Focus!.Totals);
    }

    [Fact]
    public void The_same_lines_in_another_order_are_the_same_content()
    {
        string[] lines = ["BilledCost=1.00000000001", "BilledCost=2 ServiceName=Storage", "BilledCost=3.1 SubAccountId=S2 SubAccountName=Contoso_Shop"];

        Assert.Equal(HashOf(lines), HashOf([.. lines.Reverse()]));
        Assert.NotEqual(HashOf(lines), HashOf(["BilledCost=1.1", .. lines[1..]]));
        Assert.NotEqual(HashOf(lines), HashOf([.. lines[..2], "BilledCost=3.1 SubAccountId=S2 SubAccountName=Contoso_Shop BillingAccountId=B2"]));

        static string HashOf(string[] lines) => Reading.Of(FocusExport.File(lines)).Reading.Summary!.ContentHash;
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"), InlineData("2026-01-01 00:00:00", "2026-02-01 00:00:00"), InlineData("2026-01-01", "2026-01-31"), InlineData("2026-01-10T00:00Z", "2026-01-10T12:00Z")]
    [InlineData("2026-01-01T00:00:00+05:30", "2026-02-01T00:00:00+05:30"), InlineData("2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z")]
    public void A_billing_period_within_a_month_is_revenue_of_the_month_as_written(string start, string end)
    {
        var (reading, sink) = Reading.Of(FocusExport.File($"BillingPeriodStart={start.Replace(' ', '_')} BillingPeriodEnd={end.Replace(' ', '_')}"));

        Assert.Empty(reading.Problems);
        Assert.Equal(Month.Parse(start[..7]), Assert.Single(sink.Rows).Month);
    }

    [Theory]
    [InlineData("2026-01-16T00:00:00Z", "2026-02-16T00:00:00Z"), InlineData("2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z"), InlineData("2026-01-01T00:00:00Z", "2026-02-01T00:00:01Z")]
    [InlineData("2026-01-01T00:00:00Z", "2026-02-02T00:00:00Z"), InlineData("2025-12-31T23:00:00Z", "2026-01-31T23:00:00Z"), InlineData("2026-02-01T00:00:00Z", "2026-01-01T00:00:00Z"), InlineData("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")]
    public void A_billing_period_beyond_a_month_is_a_problem(string start, string end)
    {
        var problem = Reading.OnlyProblem(FocusExport.File($"BillingPeriodStart={start} BillingPeriodEnd={end}"));

        Assert.Equal((2, "BillingPeriodEnd", ProblemCodes.FocusPeriod, end), (problem.Line, problem.Column, problem.Code, problem.Excerpt));
    }

    [Theory]
    [InlineData("BillingPeriodStart=NULL", "BillingPeriodStart", ProblemCodes.MonthEmpty), InlineData("BillingPeriodEnd=2026-02-30T00:00:00Z", "BillingPeriodEnd", ProblemCodes.MonthDay)]
    [InlineData("ChargeCategory=Fee", "ChargeCategory", ProblemCodes.FocusChargeCategory), InlineData("ChargeCategory=NULL", "ChargeCategory", ProblemCodes.FocusChargeCategory)]
    [InlineData("ChargeClass=Void", "ChargeClass", ProblemCodes.FocusChargeClass), InlineData("BillingCurrency=TOKENS", "BillingCurrency", ProblemCodes.FocusVirtualCurrency)]
    [InlineData("BillingCurrency=NULL", "BillingCurrency", ProblemCodes.CurrencyMissing), InlineData("BillingCurrency=XTS", "BillingCurrency", ProblemCodes.FocusVirtualCurrency)]
    [InlineData("ServiceName=NULL ServiceCategory=", "ServiceName", ProblemCodes.ProductEmpty), InlineData("SubAccountId= SubAccountName=NULL BillingAccountId=null BillingAccountName=", "BillingAccountId", ProblemCodes.CustomerEmpty)]
    [InlineData("BilledCost=1.23E+05 EffectiveCost=1", "BilledCost", ProblemCodes.AmountExponent), InlineData("BilledCost=1 EffectiveCost=n/a", "EffectiveCost", ProblemCodes.AmountNotANumber)]
    public void What_a_line_cannot_say_is_a_problem_with_its_column(string line, string column, string code) =>
        Assert.Equal([(3, column, code)], Reading.Problems(FocusExport.File("BilledCost=1", line)));

    [Fact]
    public void A_file_without_amounts_of_revenue_is_refused() =>
        Assert.Equal(ProblemCodes.NoRows, Reading.OnlyProblem(FocusExport.File("ChargeCategory=Tax")).Code);
}
