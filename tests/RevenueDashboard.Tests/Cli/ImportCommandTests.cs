using System.Text.Json;

namespace RevenueDashboard.Tests.Cli;

public sealed class ImportCommandTests : IDisposable
{
    private const string Header = "month,customer,product,amount,currency\n";

    private readonly CommandLine revenue = new();

    public void Dispose() => revenue.Dispose();

    [Fact]
    public async Task A_clean_file_is_previewed_until_somebody_says_yes()
    {
        var file = revenue.File("a.csv", Header + "2024-03,A,Azure OpenAI,10.50,USD\n");

        var preview = await revenue.RunAsync("import", file, "--format", "json");
        var empty = await revenue.RunAsync("report", "revenue", "--format", "json");
        var commit = await revenue.RunAsync("import", file, "--yes", "--format", "json");

        Assert.Equal((0, "previewed"), (preview.Code, preview.Json.GetProperty("outcome").GetString()));
        Assert.Equal(0, empty.Json.GetProperty("months").GetArrayLength());
        Assert.Equal((0, "committed", 1), (commit.Code, commit.Json.GetProperty("outcome").GetString(), commit.Json.GetProperty("batch").GetInt32()));
    }

    [Fact]
    public async Task The_answer_in_json_has_the_names_that_scripts_depend_on()
    {
        var file = revenue.File("a.csv", Header + "2024-03,A,Azure OpenAI,10.50,USD\n2024-03,B,Azure OpenAI,-0.25,USD\n");

        var answer = (await revenue.RunAsync("import", file, "--yes", "--format", "json")).Json;

        Assert.Equal(["file", "outcome", "batch", "rows", "totals", "problems", "problemCount", "questions", "suggestions", "notes"], answer.EnumerateObject().Select(field => field.Name));
        Assert.Equal((file, 2), (answer.GetProperty("file").GetString(), answer.GetProperty("rows").GetInt32()));
        var total = answer.GetProperty("totals")[0];
        Assert.Equal(("2024-03", "USD", "10.25"), (total.GetProperty("month").GetString(), total.GetProperty("currency").GetString(), total.GetProperty("amount").GetString()));
    }

    [Fact]
    public async Task A_broken_file_is_refused_with_every_problem_and_changes_nothing()
    {
        var file = revenue.File("a.csv", Header + "2024-03,A,Azure OpenAI,1,USD\n2024-13,B,Azure OpenAI,x,USD\n");

        var answer = await revenue.RunAsync("import", file, "--yes", "--format", "json");

        Assert.Equal((1, "refused", 2), (answer.Code, answer.Json.GetProperty("outcome").GetString(), answer.Json.GetProperty("problemCount").GetInt32()));
        Assert.Equal(
            [(3, "month", "month-number"), (3, "amount", "amount-unreadable")],
            answer.Json.GetProperty("problems").EnumerateArray().Select(problem => (problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetString()!, problem.GetProperty("code").GetString()!)));
        Assert.Equal(0, (await revenue.RunAsync("report", "revenue", "--format", "json")).Json.GetProperty("months").GetArrayLength());
    }

    [Fact]
    public async Task A_sheet_of_a_workbook_is_asked_for_and_named()
    {
        var file = revenue.File("a.xlsx", "");
        await File.WriteAllBytesAsync(file, new Importing.Workbooks.TestWorkbook()
            .Sheet("Notes", Importing.Workbooks.TestWorkbook.Row(1, "Made by Ann"))
            .Sheet("July", Importing.Workbooks.TestWorkbook.Header() + Importing.Workbooks.TestWorkbook.Row(2, "2024-07", "Ann", "Compute", 12.5m)).Build(), TestContext.Current.CancellationToken);

        var asked = await revenue.RunAsync("import", file, "--yes", "--format", "json");
        var named = await revenue.RunAsync("import", file, "--yes", "--sheet", "july", "--format", "json");

        Assert.Equal((3, "questions", "sheet"), (asked.Code, asked.Json.GetProperty("outcome").GetString(), asked.Json.GetProperty("questions")[0].GetProperty("code").GetString()));
        Assert.Equal((0, "committed", "12.5"), (named.Code, named.Json.GetProperty("outcome").GetString(), named.Json.GetProperty("totals")[0].GetProperty("amount").GetString()?.TrimEnd('0')));
    }

    [Fact]
    public async Task The_same_rows_again_change_nothing()
    {
        await revenue.RunAsync("import", revenue.File("a.csv", Header + "2024-03,A,P,1,USD\n2024-03,B,P,2,USD\n"), "--yes");

        var again = await revenue.RunAsync("import", revenue.File("b.csv", Header + "2024-03,B,P,2,USD\n2024-03,A,P,1.00,USD\n"), "--yes", "--format", "json");

        Assert.Equal((0, "already-imported", 1), (again.Code, again.Json.GetProperty("outcome").GetString(), again.Json.GetProperty("batch").GetInt32()));
    }

    [Theory]
    [InlineData("replace", "5.00"), InlineData("add", "8.00")]
    public async Task A_month_that_has_data_is_a_question_with_two_answers(string choice, string total)
    {
        await revenue.RunAsync("import", revenue.File("a.csv", Header + "2024-03,A,P,3,USD\n"), "--yes");
        var file = revenue.File("b.csv", Header + "2024-03,A,P,5,USD\n");

        var asked = await revenue.RunAsync("import", file, "--yes", "--format", "json");
        var answered = await revenue.RunAsync("import", file, "--yes", "--restate", choice);

        Assert.Equal((3, "questions"), (asked.Code, asked.Json.GetProperty("outcome").GetString()));
        Assert.Equal("restatement", asked.Json.GetProperty("questions")[0].GetProperty("code").GetString());
        Assert.Equal(["replace", "add"], asked.Json.GetProperty("questions")[0].GetProperty("choices").EnumerateArray().Select(offered => offered.GetString()!));
        Assert.Equal(0, answered.Code);
        Assert.Equal(total, (await revenue.RunAsync("report", "revenue", "--format", "json")).Json.GetProperty("months")[0].GetProperty("total").GetString());
    }

    [Fact]
    public async Task Repeated_lines_are_a_question_and_refused_when_it_says_so()
    {
        var file = revenue.File("a.csv", Header + "2024-03,A,P,3,USD\n2024-03,A,P,4,USD\n");

        var asked = await revenue.RunAsync("import", file, "--yes", "--format", "json");
        var refused = await revenue.RunAsync("import", file, "--yes", "--repeated", "refuse", "--format", "json");
        var summed = await revenue.RunAsync("import", file, "--yes", "--answer", "repeated-lines=sum", "--format", "json");

        Assert.Equal((3, 1, 0), (asked.Code, refused.Code, summed.Code));
        Assert.Equal(3, refused.Json.GetProperty("problems")[0].GetProperty("line").GetInt32());
        Assert.Equal("7.00", (await revenue.RunAsync("report", "revenue", "--format", "json")).Json.GetProperty("months")[0].GetProperty("total").GetString());
    }

    [Theory]
    [InlineData("10.50", 0), InlineData("10.49", 1)]
    public async Task A_control_total_is_met_to_the_last_unit_or_the_file_is_refused(string total, int code)
    {
        var file = revenue.File("a.csv", Header + "2024-03,A,P,10.50,USD\n");

        Assert.Equal(code, (await revenue.RunAsync("import", file, "--yes", "--control-total", total)).Code);
    }

    [Fact]
    public async Task Other_headers_are_mapped_and_what_the_file_lacks_is_given()
    {
        var file = revenue.File("a.csv", "Net Value;Kunde;period\n1.234,50;A;01/02/2024\n");

        var answer = await revenue.RunAsync(
            "import", file, "--yes", "--map", "amount=Net Value", "--map", "customer=Kunde", "--product", "Copilot", "--currency", "EUR", "--decimal", "comma", "--month-order", "dmy", "--format", "json");

        var total = answer.Json.GetProperty("totals")[0];
        Assert.Equal((0, "2024-02", "EUR", "1234.50"), (answer.Code, total.GetProperty("month").GetString(), total.GetProperty("currency").GetString(), total.GetProperty("amount").GetString()));
    }

    [Fact]
    public async Task A_dry_run_keeps_nothing_also_with_yes()
    {
        var file = revenue.File("a.csv", Header + "2024-03,A,P,1,USD\n");

        var answer = await revenue.RunAsync("import", file, "--yes", "--dry-run", "--format", "json");

        Assert.Equal((0, "previewed"), (answer.Code, answer.Json.GetProperty("outcome").GetString()));
        Assert.Contains("No batches yet", (await revenue.RunAsync("batches")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_can_be_read_in_two_ways_is_asked_about_and_answered()
    {
        var file = revenue.File("a.csv", "month;customer;product;amount\n01/02/2024;A;P;1.234,50\n02/03/2024;B;P;7,5\n");

        var asked = await revenue.RunAsync("import", file, "--yes", "--format", "json");
        var inWords = await revenue.RunAsync("import", file, "--yes");
        var answered = await revenue.RunAsync("import", file, "--yes", "--answer", "decimal=comma", "--answer", "month-order=dmy", "--format", "json");

        Assert.Equal((3, "questions", 0), (asked.Code, asked.Json.GetProperty("outcome").GetString(), asked.Json.GetProperty("problemCount").GetInt32()));
        Assert.Equal(["decimal comma/point", "month-order dmy/mdy"], asked.Json.GetProperty("questions").EnumerateArray().Select(
            question => $"{question.GetProperty("code").GetString()} {string.Join('/', question.GetProperty("choices").EnumerateArray().Select(choice => choice.GetString()))}"));
        Assert.Contains("Line 2: 01/02/2024 is 2024-02 with the day first", inWords.Problems, StringComparison.Ordinal);
        Assert.Equal(["2024-02 1234.50", "2024-03 7.50"], answered.Json.GetProperty("totals").EnumerateArray().Select(total => $"{total.GetProperty("month").GetString()} {total.GetProperty("amount").GetString()}"));
        Assert.Equal((0, "committed"), (answered.Code, answered.Json.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task What_a_file_proves_by_itself_is_told()
    {
        var answer = await revenue.RunAsync("import", revenue.File("a.csv", Header + "01/02/2024,A,P,1,USD\n31/01/2024,B,P,1,USD\n"));

        Assert.Equal(0, answer.Code);
        Assert.Contains("Dates are read with the day first: line 3 says 31/01/2024.", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense=yes", "There is no question \"nonsense\". Questions are: customer-missing, customers-missing, decimal, decimals, "), InlineData("month-order=ymd", "\"ymd\" is no answer to month-order: choose dmy or mdy.")]
    // Also where the file does not ask: a slip of the pen would wait for the file that does.
    [InlineData("restatement=perhaps", "\"perhaps\" is no answer to restatement: choose replace or add."), InlineData("second-person=me", "Nobody answers second-person: the file is kept, and another person commits it.")]
    public async Task An_answer_to_nothing_is_told_with_what_can_be_answered(string given, string message)
    {
        var answer = await revenue.RunAsync("import", revenue.File("a.csv", Header + "01/02/2024,A,P,1,USD\n"), "--yes", "--answer", given);

        Assert.Equal(3, answer.Code);
        Assert.Contains(message, answer.Problems, StringComparison.Ordinal);
        Assert.DoesNotContain("Does the day or the month come first?", answer.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_in_json_has_its_evidence()
    {
        var asked = await revenue.RunAsync("import", revenue.File("a.csv", "month;customer;product;amount\n2024-02;A;P;1.234,50\n"), "--yes", "--format", "json");

        var question = asked.Json.GetProperty("questions")[0];
        Assert.Equal(["code", "message", "evidence", "choices"], question.EnumerateObject().Select(field => field.Name));
        Assert.Contains(question.GetProperty("evidence").EnumerateArray(), seen => seen.GetString()!.Contains("1.234,50", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_file_in_json_names_the_batch_that_keeps_it()
    {
        var file = revenue.File("a.csv", Header + "2024-13,A,P,1,USD\n");

        var looked = await revenue.RunAsync("import", file, "--dry-run", "--format", "json");
        var refused = await revenue.RunAsync("import", file, "--yes", "--format", "json");

        Assert.Equal(JsonValueKind.Null, looked.Json.GetProperty("batch").ValueKind);
        Assert.Equal((1, "refused", 1), (refused.Code, refused.Json.GetProperty("outcome").GetString(), refused.Json.GetProperty("batch").GetInt32()));
    }

    [Fact]
    public async Task A_person_is_asked_and_commits()
    {
        var file = revenue.File("a.csv", Header + "01/02/2024,A,P,10.50,USD\n");

        var declined = await revenue.AskedAsync(["dmy", "n"], "import", file);
        var committed = await revenue.AskedAsync(["dmy", "y"], "import", file);

        Assert.Equal(0, declined.Code);
        Assert.Contains($"{file}: 1 row without a problem. Nothing was changed", declined.Output, StringComparison.Ordinal);
        Assert.Equal(0, committed.Code);
        Assert.Contains($"{file}: 1 row committed as batch 2", committed.Output, StringComparison.Ordinal);
        Assert.Equal("10.50", (await revenue.RunAsync("report", "revenue", "--format", "json")).Json.GetProperty("months")[0].GetProperty("total").GetString());
    }

    [Fact]
    public async Task Rows_that_an_answer_shows_to_be_in_the_book_are_told_so_and_nobody_is_asked_to_commit_them()
    {
        await revenue.RunAsync("import", revenue.File("a.csv", Header + "2024-02-01,A,P,10.50,USD\n"), "--yes");
        var again = revenue.File("b.csv", Header + "01/02/2024,A,P,10.50,USD\n");

        var answer = await revenue.AskedAsync(["dmy", "y"], "import", again);

        Assert.Equal(0, answer.Code);
        Assert.Contains($"{again}: already imported as batch 1, nothing changed", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Commit", answer.Output, StringComparison.Ordinal);
        Assert.Equal("", answer.Problems);
        Assert.Equal("10.50", (await revenue.RunAsync("report", "revenue", "--format", "json")).Json.GetProperty("months")[0].GetProperty("total").GetString());
    }

    [Fact]
    public async Task Several_files_are_a_line_each_and_the_worst_decides_the_exit_code()
    {
        var good = revenue.File("good.csv", Header + "2024-03,A,P,1,USD\n");
        var bad = revenue.File("bad.csv", Header + "2024-03,A,P,x,USD\n");

        var answer = await revenue.RunAsync("import", good, bad, "--yes", "--format", "json");

        Assert.Equal(1, answer.Code);
        Assert.Equal(2, answer.Output.Trim().Split('\n').Length);
        Assert.Contains("\"outcome\":\"committed\"", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import"), InlineData("import", "nowhere.csv"), InlineData("import", "--restate", "maybe"), InlineData("report", "weather"), InlineData("report", "revenue", "--from", "March"), InlineData("fly")]
    public async Task Wrong_usage_has_its_own_exit_code(params string[] arguments)
    {
        var answer = await revenue.RunAsync(arguments);

        Assert.Equal(2, answer.Code);
        Assert.NotEmpty(answer.Problems);
    }

    [Fact]
    public async Task An_undone_batch_is_out_of_the_book_and_cannot_be_undone_twice()
    {
        await revenue.RunAsync("import", revenue.File("a.csv", Header + "2024-03,A,P,1,USD\n"), "--yes");

        var undone = await revenue.RunAsync("undo", "1");
        var again = await revenue.RunAsync("undo", "1");

        Assert.Equal((0, 1), (undone.Code, again.Code));
        Assert.Equal(0, (await revenue.RunAsync("report", "revenue", "--format", "json")).Json.GetProperty("months").GetArrayLength());
    }

    [Fact]
    public async Task What_is_replaced_is_told_also_when_it_was_answered_beforehand()
    {
        await revenue.RunAsync("import", revenue.File("first.csv", Header + "2024-01,A,P,100,USD\n2024-01,A,Q,60,USD\n"), "--yes");

        var corrected = await revenue.RunAsync("import", revenue.File("corrected.csv", Header + "2024-01,A,P,101,USD\n"), "--yes", "--restate", "replace");
        var other = await revenue.RunAsync("import", revenue.File("other.csv", Header + "2024-01,A,R,50,USD\n"), "--yes", "--restate", "replace");

        Assert.Equal((0, 0), (corrected.Code, other.Code));
        Assert.Contains("2024-01: 2 records of first.csv (batch 1), among them Q, which this file does not have.", corrected.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing is replaced", corrected.Problems, StringComparison.Ordinal);
        Assert.Contains("Nothing is replaced: no month and product of this file had data.", other.Problems, StringComparison.Ordinal);
    }
}
