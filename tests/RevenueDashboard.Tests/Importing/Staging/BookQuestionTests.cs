using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

/// <summary>A file held against the book. The clock stands at 15 June 2025: June is running.</summary>
public sealed class BookQuestionTests
{
    private const string Header = "month,customer,product,amount\n";

    // 1,000 in all: Acme 60 %, Bolt 20 %, Cora 12 %, Dune 8 %.
    private const string January = Header + "2025-01,Acme,Compute,600\n2025-01,Bolt,Compute,200\n2025-01,Cora,Compute,120\n2025-01,Dune,Compute,80\n";

    [Theory, Databases]
    public async Task A_first_file_of_history_asks_nothing(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        var staged = await test.StageAsync("history.csv", January + "2025-02,Bolt,Compute,1\n2025-03,Eve,Compute,100000\n");

        Assert.Empty(staged.Questions);
    }

    [Theory, Databases]
    public async Task Months_before_the_books_first_ask_nothing(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", January);

        Assert.Empty((await test.StageAsync("earlier.csv", Header + "2024-12,Eve,Compute,1\n")).Questions);
    }

    [Theory, Databases]
    public async Task A_large_customer_that_has_no_row_in_a_new_month_is_a_question(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", January);

        var staged = await test.StageAsync("february.csv", Header + "2025-02,Acme,Compute,700\n2025-02,Cora,Compute,120\n2025-02,Dune,Compute,80\n");

        // One in four is 25 %: below three in ten. 900 is 0.9 times 1,000.
        var question = Assert.Single(staged.OpenQuestions);
        Assert.Equal(ImportQuestion.CustomerMissing, question.Code);
        Assert.Equal(["Bolt: 200.00 USD, 20.0 % of 2025-01; no row in 2025-02."], question.Evidence);
        Assert.Equal(["accept", "refuse"], question.Choices.Select(choice => choice.Code));
    }

    [Theory, Databases]
    public async Task The_last_month_with_the_files_products_counts_and_other_products_do_not(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", January);
        await test.CommitAsync("storage.csv", Header + "2025-02,Bolt,Storage,50\n2025-02,Hugo,Storage,50\n2025-03,Hugo,Storage,90\n");

        // Compute was last in January; that Hugo of Storage is not there is no matter.
        var staged = await test.StageAsync("april.csv", Header + "2025-04,Acme,Compute,600\n2025-04,Bolt,Compute,200\n2025-04,Cora,Compute,120\n");

        Assert.Equal(["Dune: 80.00 USD, 8.0 % of 2025-01; no row in 2025-04."], Assert.Single(staged.Questions).Evidence);
    }

    [Theory, Databases]
    public async Task A_customer_missing_from_several_months_is_told_once(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", January);

        var all = string.Concat(new[] { "2025-02", "2025-03", "2025-04", "2025-05" }.Select(month => $"{month},Acme,Compute,600\n{month},Bolt,Compute,200\n{month},Dune,Compute,80\n"));
        var staged = await test.StageAsync("spring.csv", Header + all);

        Assert.Equal(["Cora: 120.00 USD, 12.0 % of 2025-01; no row in 4 months from 2025-02 to 2025-05."], Assert.Single(staged.Questions).Evidence);
    }

    [Theory, Databases]
    public async Task The_twenty_first_customer_may_be_missing(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var rows = Enumerable.Range(1, 21).Select(i => $"Customer {i:00},Compute,{100 - i}\n").ToList();
        await test.CommitAsync("january.csv", Header + string.Concat(rows.Select(row => "2025-01," + row)));

        var last = await test.StageAsync("a.csv", Header + string.Concat(rows.Take(20).Select(row => "2025-02," + row)));
        var twentieth = await test.StageAsync("b.csv", Header + string.Concat(rows.Where((_, i) => i != 19).Select(row => "2025-02," + row)));

        Assert.Empty(last.Questions);
        Assert.StartsWith("Customer 20: 80.00 USD", Assert.Single(Assert.Single(twentieth.Questions).Evidence), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Three_in_ten_customers_missing_is_a_question_of_its_own(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var rows = Enumerable.Range(1, 10).Select(i => $"Customer {i:00},Compute,{100 - i}\n").ToList();
        await test.CommitAsync("january.csv", Header + string.Concat(rows.Select(row => "2025-01," + row)) + "2025-01,Only a credit,Compute,-5\n");

        var two = await test.StageAsync("two.csv", Header + string.Concat(rows.Skip(2).Select(row => "2025-02," + row)));
        var three = await test.StageAsync("three.csv", Header + string.Concat(rows.Skip(3).Select(row => "2025-02," + row)));

        // A customer that was only credited is not missed.
        Assert.Equal([ImportQuestion.CustomerMissing], two.Questions.Select(question => question.Code));
        Assert.Equal([ImportQuestion.CustomerMissing, ImportQuestion.CustomersMissing], three.Questions.Select(question => question.Code));
        Assert.Equal(["2025-02: 3 of the 10 customers of 2025-01 have no row (30.0 %): Customer 01, Customer 02, Customer 03."], three.Questions[1].Evidence);
    }

    // The mean of 90, 100 and 110 is 100; the 1,000,000 before them is four months back.
    [Theory]
    [InlineData("20", false)]
    [InlineData("19.9999", true)]
    [InlineData("500", false)]
    [InlineData("500.0001", true)]
    public async Task A_total_below_a_fifth_or_above_five_times_the_mean_of_three_months_is_a_question(string amount, bool asks)
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await test.CommitAsync("history.csv", Header + "2024-11,Acme,Compute,1000000\n2024-12,Acme,Compute,90\n2025-01,Acme,Compute,100\n2025-03,Acme,Compute,110\n");

        var staged = await test.StageAsync("april.csv", Header + $"2025-04,Acme,Compute,{amount}\n");

        Assert.Equal(asks ? [ImportQuestion.MonthTotal] : [], staged.Questions.Select(question => question.Code));
    }

    [Theory, Databases]
    public async Task An_unusual_total_is_shown_beside_the_usual_one(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("history.csv", Header + "2024-12,Acme,Compute,90\n2025-01,Acme,Compute,100\n2025-03,Acme,Compute,110\n");

        var staged = await test.StageAsync("april.csv", Header + "2025-04,Acme,Compute,1250\n");

        Assert.Equal(["2025-04: 1,250.00 USD, 12.50 times the mean of 2024-12, 2025-01 and 2025-03, 100.00 USD."], Assert.Single(staged.Questions).Evidence);
    }

    [Theory, Databases]
    public async Task Several_currencies_are_compared_in_the_books(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("rates.csv", "month,currency,rate\n2025-01,EUR,1.10\n2025-02,EUR,1.25\n");
        await test.CommitAsync("january.csv", "month,customer,product,amount,currency\n2025-01,Acme,Compute,100,EUR\n2025-01,Bolt,Compute,90,USD\n");

        // January is 100 × 1.10 + 90 = 200 USD; February 6 × 1.25 + 30 = 37.50 USD, less than a fifth of it.
        var staged = await test.StageAsync("february.csv", "month,customer,product,amount,currency\n2025-02,Acme,Compute,6,EUR\n2025-02,Bolt,Compute,30,USD\n");

        Assert.Equal(["2025-02: 37.50 USD, 0.19 times 2025-01, 200.00 USD."], Assert.Single(staged.Questions).Evidence);
    }

    [Theory, Databases]
    public async Task A_month_that_is_not_over_asks_and_says_so(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("may.csv", Header + "2025-05,Acme,Compute,100\n");

        var staged = await test.StageAsync("june.csv", Header + "2025-06,Acme,Compute,10\n");

        Assert.Contains("2025-06 is not over", Assert.Single(staged.Questions).Message, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_file_that_replaces_a_month_is_held_against_it_as_it_stands_and_one_that_adds_is_not(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", January);

        var staged = await test.StageAsync("corrected.csv", Header + "2025-01,Bolt,Compute,190\n2025-01,Cora,Compute,120\n2025-01,Dune,Compute,80\n");

        Assert.Equal([ImportQuestion.Restatement, ImportQuestion.CustomerMissing], staged.OpenQuestions.Select(question => question.Code));
        Assert.Equal(["Acme: 600.00 USD, 60.0 % of 2025-01 as it stands; no row in 2025-01."], staged.Questions[1].Evidence);

        await test.Importer.AnswerAsync(staged.BatchId!.Value, new Dictionary<string, string> { [ImportQuestion.Restatement] = "replace" }, "ann", TestBook.Cancellation);
        Assert.Equal([ImportQuestion.CustomerMissing], (await test.Importer.FindAsync(staged.BatchId.Value, TestBook.Cancellation))!.OpenQuestions.Select(question => question.Code));

        await test.Importer.AnswerAsync(staged.BatchId.Value, new Dictionary<string, string> { [ImportQuestion.Restatement] = "add" }, "ann", TestBook.Cancellation);
        Assert.Empty((await test.Importer.FindAsync(staged.BatchId.Value, TestBook.Cancellation))!.OpenQuestions);
        Assert.Equal(BatchOutcome.Done, (await test.Importer.CommitAsync(staged.BatchId.Value, "ann", TestBook.Cancellation)).Outcome);
    }

    [Theory, Databases]
    public async Task A_first_month_that_is_replaced_has_its_total_compared_with_what_it_was(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", January);

        var staged = await test.StageAsync("corrected.csv", Header + "2025-01,Acme,Compute,60\n2025-01,Bolt,Compute,20\n2025-01,Cora,Compute,12\n2025-01,Dune,Compute,8\n", (ImportQuestion.Restatement, "replace"));

        Assert.Equal(["2025-01: 100.00 USD, 0.10 times 2025-01 as it stands, 1,000.00 USD."], Assert.Single(staged.OpenQuestions).Evidence);
    }

    [Theory, Databases]
    public async Task Refusing_refuses_the_file_with_what_was_seen(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", January);
        const string february = Header + "2025-02,Acme,Compute,700\n2025-02,Cora,Compute,120\n2025-02,Dune,Compute,80\n";

        var atOnce = await test.ImportAsync("february.csv", february, (ImportQuestion.CustomerMissing, "refuse"));
        var staged = await test.StageAsync("february.csv", february);
        var later = await test.Importer.AnswerAsync(staged.BatchId!.Value, new Dictionary<string, string> { [ImportQuestion.CustomerMissing] = "refuse" }, "ann", TestBook.Cancellation);

        Assert.Equal(StagedOutcome.Refused, atOnce.File.Outcome);
        Assert.Equal(BatchOutcome.Refused, later.Outcome);
        var problem = Assert.Single(later.Problems);
        Assert.Equal((0, ProblemCodes.CustomerMissing), (problem.Line, problem.Code));
        Assert.StartsWith("Bolt: 200.00 USD, 20.0 % of 2025-01; no row in 2025-02. ", problem.Message, StringComparison.Ordinal);
        Assert.Equal(later.Problems, atOnce.File.Problems);
        Assert.Equal(BatchState.Refused, (await test.Importer.FindAsync(staged.BatchId.Value, TestBook.Cancellation))!.State);
    }

    [Theory, Databases]
    public async Task Accepting_commits_in_one_step(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", Header + "2025-01,Acme,Compute,600\n");

        var imported = await test.ImportAsync("february.csv", Header + "2025-02,Eve,Compute,1\n",
            (ImportQuestion.CustomerMissing, "accept"), (ImportQuestion.CustomersMissing, "accept"), (ImportQuestion.MonthTotal, "accept"));

        Assert.Equal(BatchOutcome.Done, imported.Commit?.Outcome);
        Assert.Equal("2025-01 Acme Compute 600; 2025-02 Eve Compute 1", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task When_the_book_changes_a_question_that_changed_with_it_is_asked_anew_and_the_others_keep_their_answers(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", January);
        var staged = await test.StageAsync(
            "march.csv", Header + "2025-03,Cora,Compute,50\n2025-03,Acme,Compute,50\n2025-03,Dune,Compute,50\n", (ImportQuestion.CustomerMissing, "accept"), (ImportQuestion.MonthTotal, "accept"));
        Assert.Empty(staged.OpenQuestions);

        // February comes first after all, with Bolt at 210 and a total that leaves the mean above five times 150.
        await test.CommitAsync("february.csv", Header + "2025-02,Acme,Compute,600\n2025-02,Bolt,Compute,210\n2025-02,Cora,Compute,120\n2025-02,Dune,Compute,80\n");
        var result = await test.Importer.CommitAsync(staged.BatchId!.Value, "ann", TestBook.Cancellation);

        Assert.Equal(BatchOutcome.BookChanged, result.Outcome);
        Assert.Equal([ImportQuestion.CustomerMissing, ImportQuestion.MonthTotal], result.Questions.Select(question => question.Code));
        Assert.Equal(["Bolt: 210.00 USD, 20.8 % of 2025-02; no row in 2025-03."], result.Questions[0].Evidence);

        // Another product is no matter to it.
        await test.Importer.AnswerAsync(staged.BatchId.Value, new Dictionary<string, string> { [ImportQuestion.CustomerMissing] = "accept", [ImportQuestion.MonthTotal] = "accept" }, "ann", TestBook.Cancellation);
        await test.CommitAsync("storage.csv", Header + "2025-02,Hugo,Storage,5\n");
        Assert.Equal(BatchOutcome.Done, (await test.Importer.CommitAsync(staged.BatchId.Value, "ann", TestBook.Cancellation)).Outcome);
    }

    [Theory, Databases]
    public async Task A_customer_that_goes_by_another_name_by_now_is_not_missing(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", Header + "2025-01,Intuit Inc,Compute,60\n2025-01,Acme,Compute,40\n");
        const string february = Header + "2025-02,Intuit,Compute,60\n2025-02,Acme,Compute,40\n";
        Assert.Contains(ImportQuestion.CustomerMissing, (await test.StageAsync("february.csv", february)).Questions.Select(question => question.Code));

        await Aliases.DecideAsync(test, "Intuit", "Intuit Inc", isSame: true);

        Assert.Empty((await test.StageAsync("february.csv", february)).Questions);
    }
}
