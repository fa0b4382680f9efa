using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Importing.Focus;

namespace RevenueDashboard.Tests.Importing.Focus;

/// <summary>Whose revenue, of what, of which kind, and in which month.</summary>
public sealed class FocusRulesTests
{
    [Fact]
    public void A_sub_account_is_the_customer_and_its_billing_account_the_parent_both_known_by_their_ids()
    {
        var (reading, sink) = Reading.Of(FocusExport.File(
            "BilledCost=1",
            "BilledCost=2 SubAccountName=Contoso_Laboratories",
            "BilledCost=4 SubAccountId=S2 SubAccountName=NULL",
            "BilledCost=8 SubAccountId=NULL SubAccountName=NULL",
            "BilledCost=16 SubAccountId=NULL SubAccountName=Contoso_Shop BillingAccountId=NULL",
            "BilledCost=32 SubAccountId=B1 SubAccountName=Contoso_Payer"));

        Assert.Empty(reading.Problems);
        // Numbers in the order the records ask for them: S1, S2, B1, then what is known by its name alone; the parent of that name comes last.
        Assert.Equal(
            [("id:s1", "Contoso Labs"), ("id:s2", "S2"), ("id:b1", "Contoso"), ("name:contoso shop", "Contoso Shop"), ("name:contoso", "Contoso")], sink.Customers);
        Assert.Equal([(1, 3L), (2, 4L), (3, 40L), (4, 16L)], sink.Rows.Select(row => (row.CustomerId, row.Amount / Money.Scale)));
        Assert.Equal([(1, 3), (2, 3), (4, 5)], reading.Customers.Select(customer => (customer.CustomerId, customer.ParentId!.Value)));
        Assert.Equal(4, reading.Summary!.Customers);
    }

    [Fact]
    public void Without_sub_accounts_the_billing_account_is_the_customer()
    {
        var columns = FocusExport.ColumnsOf("1.0").Except(["SubAccountId", "SubAccountName", "BillingAccountName"]).ToArray();

        var (reading, sink) = Reading.Of(FocusExport.File(columns, "BilledCost=1", "BilledCost=2 BillingAccountId=B2"));

        Assert.Equal([("id:b1", "B1"), ("id:b2", "B2")], sink.Customers);
        Assert.Empty(reading.Customers);
    }

    [Fact]
    public void A_sub_account_that_moves_has_the_last_parent_and_is_counted()
    {
        var (reading, sink) = Reading.Of(FocusExport.File("BilledCost=1", "BilledCost=2 BillingAccountId=B2 BillingAccountName=Fabrikam"));

        Assert.Equal(1, reading.Summary!.Focus!.MovedAccounts);
        Assert.Equal("Fabrikam", sink.Customers[Assert.Single(reading.Customers).ParentId!.Value - 1].Name);
        Assert.Contains("1 sub account stands under more than one billing account: the last is its parent.", FocusSentences.Of(reading.Summary.Focus));
    }

    [Fact]
    public void Where_ServiceName_is_empty_the_ServiceCategory_is_the_product_counted_and_told()
    {
        var (reading, sink) = Reading.Of(FocusExport.File("BilledCost=1", "BilledCost=2 ServiceName=NULL ServiceCategory=Other", "BilledCost=4 ServiceName= ServiceCategory=Other", "BilledCost=8 ServiceName=NULL"));

        Assert.Equal(["Virtual Machines", "Other", "Compute"], sink.Products.Select(product => product.Name));
        Assert.Equal([1L, 6L, 8L], sink.Rows.Select(row => row.Amount / Money.Scale));
        Assert.Equal(3, reading.Summary!.Focus!.LinesWithoutService);
        Assert.Equal([new FocusFallback("Other", 2), new FocusFallback("Compute", 1)], reading.Summary.Focus.Fallbacks);
        Assert.Contains("3 lines have no ServiceName; their ServiceCategory is the product: Other (2), Compute (1).", FocusSentences.Of(reading.Summary.Focus));
    }

    [Fact]
    public void Categories_become_revenue_types_and_tax_is_left_out_with_its_sum()
    {
        var (reading, sink) = Reading.Of(FocusExport.File(
            "BilledCost=100", "BilledCost=50 ChargeCategory=Purchase", "BilledCost=-30.5 ChargeCategory=Credit", "BilledCost=-0.25 ChargeCategory=Adjustment", "BilledCost=-10 ChargeCategory=Refund",
            "BilledCost=19.95 ChargeCategory=Tax ServiceName=NULL ServiceCategory=NULL SubAccountId=NULL SubAccountName=NULL", "BilledCost=0.05 ChargeCategory=tax", "BilledCost=-4"));

        Assert.Empty(reading.Problems);
        // Negative usage is a refund of usage; a refund that is a category of its own is a credit.
        Assert.Equal(
            [(RevenueType.Usage, 960_000L), (RevenueType.Subscription, 500_000L), (RevenueType.Credit, -405_000L), (RevenueType.Adjustment, -2_500L)],
            sink.Rows.Select(row => (row.RevenueType, row.Amount)));
        Assert.Equal([new FocusTotal(Currency.Usd, 6, "105.25", 1_052_500, "0.00")], reading.Summary!.Focus!.Totals);
        Assert.Contains(new FocusCategory(FocusCharge.Tax, null, Currency.Usd, 2, "20.00"), reading.Summary.Focus.Categories);
        Assert.Contains("2 lines of tax left out: 20.00 USD.", FocusSentences.Of(reading.Summary.Focus));
        Assert.Equal(8, reading.Summary.Rows);
    }

    [Fact]
    public void Records_are_rounded_by_the_one_rule_yen_to_whole_yen()
    {
        var (reading, sink) = Reading.Of(FocusExport.File(
            "BilledCost=12.25 BillingCurrency=JPY", "BilledCost=0.25 BillingCurrency=JPY ChargePeriodStart=2026-01-06T00:00:00Z", "BilledCost=1.00005", "BilledCost=0.123456 BillingCurrency=KWD"));

        Assert.Empty(reading.Problems);
        // 12.5 yen lie in the middle between 12 and 13, and 12 is even; so is 1.0000 of 1.00005.
        Assert.Equal([("JPY", 120_000L), ("USD", 10_000L), ("KWD", 1_235L)], sink.Rows.Select(row => (row.Currency.Code, row.Amount)));
        Assert.Equal(
            [new(Currency.Parse("JPY"), 2, "12.50", 120_000, "-0.50"), new(Currency.Parse("KWD"), 1, "0.123456", 1_235, "0.000044"), new FocusTotal(Currency.Usd, 1, "1.00005", 10_000, "-0.00005")],
            reading.Summary!.Focus!.Totals);
        var said = FocusSentences.Of(reading.Summary.Focus);
        Assert.Contains("2 lines: the lines add up to exactly 12.50 JPY. Each record is rounded once to whole JPY, which makes 0.50 less together.", said);
        Assert.Contains("1 line: the lines add up to exactly 0.123456 KWD. Each record is rounded once to four decimals, which makes 0.000044 more together.", said);
    }

    [Fact]
    public void Invoices_add_up_to_what_is_to_be_paid_tax_included()
    {
        var (reading, _) = Reading.Of(FocusExport.File(
            "BilledCost=10.000001", "BilledCost=1.9 ChargeCategory=Tax", "BilledCost=5 InvoiceId=INV-2", "BilledCost=-0.000001", "BilledCost=7 InvoiceId=NULL"));

        Assert.Equal([new FocusInvoice("INV-1", Currency.Usd, 3, "11.90", "1.90"), new FocusInvoice("INV-2", Currency.Usd, 1, "5.00", "0.00")], reading.Summary!.Focus!.Invoices);
        Assert.Equal((2, false, 1L), (reading.Summary.Focus.InvoiceCount, reading.Summary.Focus.HasMoreInvoices, reading.Summary.Focus.LinesWithoutInvoice));
    }

    [Fact]
    public void A_hundred_invoices_are_kept_and_all_are_counted()
    {
        var (reading, _) = Reading.Of(FocusExport.File([.. Enumerable.Range(1, 150).Select(i => $"InvoiceId=INV-{i}")]));

        Assert.Equal((150, 100), (reading.Summary!.Focus!.InvoiceCount, reading.Summary.Focus.Invoices.Count));
    }

    [Fact]
    public void Corrections_of_another_month_are_a_question_with_what_they_add_up_to()
    {
        var file = FocusExport.File(
            "BilledCost=100", "BilledCost=-3.5 ChargeClass=Correction ChargePeriodStart=2025-11-03T00:00:00Z", "BilledCost=-1 ChargeClass=Correction ChargePeriodStart=2025-12-31T23:00:00Z",
            "BilledCost=-2 ChargeClass=Correction");

        var (reading, sink) = Reading.Of(file);

        // The last one corrects a charge of the month it is billed in: there is nothing to decide.
        var question = Assert.Single(reading.Questions);
        Assert.Equal((ImportQuestion.FocusCorrections, true), (question.Code, question.IsAboutReading));
        Assert.Equal(["Together -4.50 USD.", "The charges began in 2025-11, 2025-12."], question.Evidence);
        Assert.Null(reading.Summary);
        Assert.Empty(sink.Rows);

        Assert.Equal([("2026-01", 93.5m)], Booked(file, "billing-period"));
        Assert.Equal([("2026-01", 98m), ("2025-11", -3.5m), ("2025-12", -1m)], Booked(file, "charge-month"));
        var summary = Answered(file, ImportQuestion.FocusCorrections, "charge-month").Reading.Summary!.Focus!;
        Assert.Equal((FocusCorrections.ChargeMonth, 2L), (summary.Corrections, summary.CorrectionLines));
        Assert.Equal([Month.Parse("2025-11"), Month.Parse("2025-12")], summary.CorrectionMonths);
    }

    [Fact]
    public void The_two_costs_are_a_question_with_both_totals()
    {
        var file = FocusExport.File("BilledCost=0 EffectiveCost=12.5", "BilledCost=1200 EffectiveCost=0 ChargeCategory=Purchase", "BilledCost=3 EffectiveCost=3", "BilledCost=9 EffectiveCost=8 ChargeCategory=Tax");

        var (reading, sink) = Reading.Of(file);

        var question = Assert.Single(reading.Questions);
        Assert.Equal((ImportQuestion.FocusCost, true), (question.Code, question.IsAboutReading));
        Assert.Equal(["BilledCost adds up to 1203.00 USD in 3 lines without tax.", "EffectiveCost adds up to 15.50 USD in 3 lines without tax.", "They differ in 2 lines."], question.Evidence);
        Assert.Equal(["billed", "effective"], question.Choices.Select(choice => choice.Code));
        Assert.Null(reading.Summary);
        Assert.Empty(sink.Rows);

        Assert.Equal([30_000L, 12_000_000L], Answered(file, ImportQuestion.FocusCost, "billed").Sink.Rows.Select(row => row.Amount).Order());
        Assert.Equal(
            [("BilledCost", "not taken: EffectiveCost is the amount"), ("EffectiveCost", "amount")],
            Answered(file, ImportQuestion.FocusCost, "effective").Reading.Summary!.Columns.Where(column => column.Header is "BilledCost" or "EffectiveCost").Select(column => (column.Header, column.Use!)));
        Assert.Equal([0L, 155_000L], Answered(file, ImportQuestion.FocusCost, "effective").Sink.Rows.Select(row => row.Amount).Order());
    }

    [Fact]
    public void Costs_that_say_the_same_ask_nothing_and_a_file_with_one_of_them_is_read_by_it()
    {
        var both = Reading.Of(FocusExport.File("BilledCost=2 EffectiveCost=2.000")).Reading.Summary!.Focus!;
        Assert.True(both.CostsAgree);

        var only = Reading.Of(FocusExport.File([.. FocusExport.ColumnsOf("1.2").Except(["BilledCost"])], "BilledCost=9 EffectiveCost=2.5"));
        Assert.Equal((FocusCost.Effective, false), (only.Reading.Summary!.Focus!.Cost, only.Reading.Summary.Focus.CostsAgree));
        Assert.Equal(25_000, Assert.Single(only.Sink.Rows).Amount);
    }

    [Fact]
    public void A_cost_that_is_empty_is_a_problem_once_its_column_is_chosen()
    {
        var file = FocusExport.File("BilledCost=2", "BilledCost=1 EffectiveCost=NULL");

        Assert.Equal(ImportQuestion.FocusCost, Assert.Single(Reading.Of(file).Reading.Questions).Code);
        Assert.Equal(30_000, Assert.Single(Answered(file, ImportQuestion.FocusCost, "billed").Sink.Rows).Amount);
        Assert.Equal([(3, "EffectiveCost", ProblemCodes.AmountEmpty)], Answered(file, ImportQuestion.FocusCost, "effective").Reading.Problems.Select(problem => (problem.Line, problem.Column!, problem.Code)));
    }

    private static IEnumerable<(string Month, decimal Amount)> Booked(string file, string choice) =>
        Answered(file, ImportQuestion.FocusCorrections, choice).Sink.Rows.Select(row => (row.Month.ToString(), Money.ToDecimal(row.Amount)));

    private static (SpendFileReading Reading, RecordingSink Sink) Answered(string file, string question, string choice) =>
        Reading.Of(file, Reading.Dollars with { Answers = new Dictionary<string, string> { [question] = choice } });
}
