using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Importing.Focus;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Focus;

/// <summary>FOCUS files in a book, where today is in June 2025.</summary>
public sealed class FocusBookTests
{
    private const string January = "BillingPeriodStart=2025-01-01 BillingPeriodEnd=2025-02-01 ";
    private const string February = "BillingPeriodStart=2025-02-01 BillingPeriodEnd=2025-03-01 ";

    private static readonly (string, string) Billed = (ImportQuestion.FocusCost, "billed");
    private static readonly (string, string) Effective = (ImportQuestion.FocusCost, "effective");

    [Theory, Databases]
    public async Task Daily_lines_are_committed_as_records_and_an_account_counts_for_its_billing_account(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        await test.CommitAsync("january.csv", FocusExport.File($"{January}BilledCost=40.5", $"{January}BilledCost=59.5", $"{January}BilledCost=7 SubAccountId=S2 SubAccountName=Shop"));

        Assert.Equal("2025-01 Contoso Labs Virtual Machines 100; 2025-01 Shop Virtual Machines 7", await test.CountingAsync());
        await using var context = test.Open();
        Assert.Equal(["Contoso", "Contoso"], context.ParentRelations.Select(relation => context.Customers.Single(customer => customer.Id == relation.ParentId).Name));
    }

    [Theory, Databases]
    public async Task The_question_is_kept_with_the_file_and_read_by_its_answer(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var staged = await test.StageAsync("january.csv", FocusExport.File($"{January}BilledCost=40 EffectiveCost=30"));
        Assert.True(staged.IsUnread);

        await test.Importer.AnswerAsync(staged.BatchId!.Value, new Dictionary<string, string> { [ImportQuestion.FocusCost] = "effective" }, "ann", TestBook.Cancellation);
        await test.Importer.CommitAsync(staged.BatchId.Value, "ann", TestBook.Cancellation);

        Assert.Equal("2025-01 Contoso Labs Virtual Machines 30", await test.CountingAsync());
        Assert.Equal(FocusCost.Effective, (await test.Importer.FindAsync(staged.BatchId.Value, TestBook.Cancellation))!.Summary!.Focus!.Cost);
    }

    [Theory, Databases]
    public async Task What_was_chosen_for_a_provider_is_remembered_and_never_mixed(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var first = await test.CommitAsync("january.csv", FocusExport.File($"{January}BilledCost=40 EffectiveCost=30"), Effective);

        var mixed = await test.ImportAsync("february.csv", FocusExport.File($"{February}BilledCost=50 EffectiveCost=35"), Billed);
        var problem = Assert.Single(mixed.File.Problems);
        Assert.Equal(ProblemCodes.FocusCostMixed, problem.Code);
        Assert.Contains($"Batch {first} (january.csv) of the same provider is in the book by EffectiveCost, this file is read by BilledCost.", problem.Message, StringComparison.Ordinal);

        // Nobody need answer again: the book knows. FOCUS 1.3 calls the provider by another column.
        var second = await test.CommitAsync("february.csv", FocusExport.File(FocusExport.ColumnsOf("1.4"), $"{February}BilledCost=50 EffectiveCost=35"));
        Assert.Equal(first, (await test.Importer.FindAsync(second, TestBook.Cancellation))!.Summary!.Focus!.CostOfBatch);
        Assert.Equal("2025-01 Contoso Labs Virtual Machines 30; 2025-02 Contoso Labs Virtual Machines 35", await test.CountingAsync());

        var onlyBilled = await test.ImportAsync("march.csv", FocusExport.File([.. FocusExport.ColumnsOf("1.2").Except(["EffectiveCost"])], "BillingPeriodStart=2025-03-01 BillingPeriodEnd=2025-04-01"));
        Assert.Equal(ProblemCodes.FocusCostMixed, Assert.Single(onlyBilled.File.Problems).Code);
    }

    [Fact]
    public async Task Another_provider_is_asked_about_anew_and_an_undone_file_decides_nothing()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var first = await test.CommitAsync("january.csv", FocusExport.File($"{January}BilledCost=40 EffectiveCost=30"), Effective);

        var other = await test.StageAsync("other.csv", FocusExport.File($"{January}ProviderName=Fabrikam BilledCost=50 EffectiveCost=35 ServiceName=Disks"));
        Assert.Equal(ImportQuestion.FocusCost, Assert.Single(other.OpenQuestions).Code);

        await test.Importer.UndoAsync(first, "ann", TestBook.Cancellation);
        await test.CommitAsync("january.csv", FocusExport.File($"{January}BilledCost=40 EffectiveCost=30"), Billed);
        Assert.Equal("2025-01 Contoso Labs Virtual Machines 40", await test.CountingAsync());
    }

    [Fact]
    public async Task Two_files_staged_side_by_side_cannot_both_be_committed_by_different_costs()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var january = await test.StageAsync("january.csv", FocusExport.File($"{January}BilledCost=40 EffectiveCost=30"), Effective);
        var february = await test.StageAsync("february.csv", FocusExport.File($"{February}BilledCost=50 EffectiveCost=35"), Billed);

        Assert.Equal(BatchOutcome.Done, (await test.Importer.CommitAsync(january.BatchId!.Value, "ann", TestBook.Cancellation)).Outcome);
        var late = await test.Importer.CommitAsync(february.BatchId!.Value, "ann", TestBook.Cancellation);

        Assert.Equal((BatchOutcome.Refused, ProblemCodes.FocusCostMixed), (late.Outcome, Assert.Single(late.Problems).Code));
        Assert.Equal("2025-01 Contoso Labs Virtual Machines 30", await test.CountingAsync());
    }

    [Fact]
    public async Task A_month_that_is_there_only_by_corrections_is_warned_about_before_it_is_replaced()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await test.CommitAsync("january.csv", FocusExport.File($"{January}BilledCost=40"));

        var file = FocusExport.File($"{February}BilledCost=50", $"{February}BilledCost=-4 ChargeClass=Correction ChargePeriodStart=2025-01-05");
        var staged = await test.StageAsync("february.csv", file, (ImportQuestion.FocusCorrections, "charge-month"));

        Assert.Equal("Of 2025-01 this file has nothing but corrections: replacing would leave nothing else. Add them.", staged.OpenQuestions.Single(question => question.Code == ImportQuestion.Restatement).Evidence[^1]);
        await test.CommitAsync("february.csv", file, (ImportQuestion.FocusCorrections, "charge-month"), (ImportQuestion.Restatement, "add"));
        Assert.Equal("2025-01 Contoso Labs Virtual Machines -4; 2025-01 Contoso Labs Virtual Machines 40; 2025-02 Contoso Labs Virtual Machines 50", await test.CountingAsync());
    }

    [Fact]
    public async Task A_control_total_is_held_against_the_exact_sum_of_the_lines()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        // Three records of 0.33335 are 0.3334 each, 1.0002 together; the lines add up to 1.00005, to four decimals 1.0000.
        var file = FocusExport.File($"{January}BilledCost=0.33335", $"{January}BilledCost=0.33335 ServiceName=Disks", $"{January}BilledCost=0.33335 ServiceName=Backup");

        var right = await test.Importer.PreviewAsync(Csv(file), new SpendFileOptions { ControlTotal = 10_000 }, new Dictionary<string, string>(), "ann", cancellation: TestBook.Cancellation);
        var wrong = await test.Importer.PreviewAsync(Csv(file), new SpendFileOptions { ControlTotal = 10_002 }, new Dictionary<string, string>(), "ann", cancellation: TestBook.Cancellation);

        Assert.Equal(StagedOutcome.Staged, right.Outcome);
        Assert.Equal(10_002, Assert.Single(right.Summary!.Totals).Amount);
        Assert.Equal(ProblemCodes.ControlTotal, Assert.Single(wrong.Problems).Code);
    }

    [Fact]
    public async Task A_file_of_one_cost_and_ids_alone_is_recognised_as_revenue()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        string[] columns = ["EffectiveCost", "BillingAccountId", "BillingCurrency", "BillingPeriodStart", "BillingPeriodEnd", "ChargeCategory", "ServiceCategory"];

        var imported = await test.ImportAsync("january.csv", FocusExport.File(columns, $"{January}BilledCost=3"));

        Assert.Equal(FileKind.Spend, imported.File.Kind);
        Assert.Equal("2025-01 B1 Compute 3", await test.CountingAsync());
    }

    private static ImportFile Csv(string file) => ImportFile.Of("a.csv", System.Text.Encoding.UTF8.GetBytes(file));
}
