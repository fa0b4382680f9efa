using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class HeaderTests
{
    private const string Row = "2026-01,TikTok,A,1\n";

    [Theory]
    [InlineData("month,customer,product,amount"), InlineData("PERIOD,Customer Name,Service,Revenue"), InlineData("BillingPeriodStart,BillingAccountName,ServiceName,BilledCost")]
    [InlineData("billing_month,customer-name,product__line,net amount"), InlineData("date,client,ServiceName,spend"), InlineData("\u00A0Month\u00A0,account, product ,net-revenue"), InlineData("\"month\",\"customer\",\"product\",\"amount\"")]
    public void Headers_are_known_by_many_names(string header) => Assert.Single(Reading.Of($"{header}\n{Row}").Sink.Rows);

    [Theory]
    [InlineData(',', "comma"), InlineData(';', "semicolon"), InlineData('\t', "tab"), InlineData('|', "bar")]
    public void The_separator_is_the_one_that_makes_the_header_known(char separator, string name)
    {
        var (reading, sink) = Reading.Of($"month,customer,product,amount\n{Row}".Replace(',', separator));

        Assert.Empty(reading.Problems);
        Assert.Equal((name, 10_000L), (reading.Summary!.Separator, Assert.Single(sink.Rows).Amount));
    }

    [Fact]
    public void A_separator_inside_the_header_does_not_mislead() =>
        Assert.Equal("semicolon", Reading.Of("month;customer;product;amount;\"a,b,c,d,e,f,g,h\"\n2026-01;TikTok;A;1;\n").Reading.Summary!.Separator);

    [Theory]
    [InlineData("sep=;\r\nmonth;customer;product;amount\r\n2026-01;TikTok;A;1\r\n"), InlineData("SEP=;\nmonth;customer;product;amount\n2026-01;TikTok;A;1")]
    public void The_line_that_names_the_separator_is_honoured(string file)
    {
        var (reading, sink) = Reading.Of(file);

        Assert.Empty(reading.Problems);
        Assert.Equal(3, Assert.Single(sink.Rows).Line);
    }

    [Fact]
    public void The_line_that_names_the_separator_wins_over_the_header() =>
        Assert.Equal(ProblemCodes.HeaderUnknown, Reading.OnlyProblem($"sep=;\nmonth,customer,product,amount\n{Row}").Code);

    [Fact]
    public void A_separator_that_is_not_read_is_a_problem() => Assert.Equal(ProblemCodes.SeparatorUnknown, Reading.OnlyProblem($"sep=#\nmonth#customer#product#amount\n").Code);

    [Fact]
    public void Unknown_columns_are_listed_and_left_out()
    {
        var summary = Reading.Of("month,Region,customer,product,amount,\n2026-01,EU,TikTok,A,1,\n").Reading.Summary!;

        Assert.Equal([new("month", FileField.Month), new("Region", null), new("customer", FileField.Customer), new("product", FileField.Product), new("amount", FileField.Amount), new FileColumn("", null)], summary.Columns);
    }

    [Fact]
    public void Missing_columns_are_told_with_what_was_found_and_how_to_map()
    {
        var problem = Reading.OnlyProblem("month,customer,Net Value\n2026-01,TikTok,1\n");

        Assert.Equal(ProblemCodes.ColumnsMissing, problem.Code);
        Assert.Contains("product and amount", problem.Message, StringComparison.Ordinal);
        Assert.Contains("\"Net Value\"", problem.Message, StringComparison.Ordinal);
        Assert.Contains("--map", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01,2026-02"), InlineData("Jan,Feb"), InlineData("January 2026,February 2026"), InlineData("01/2026,02/2026"), InlineData("202601,202602"), InlineData("2026-01-01,2026-02-01")]
    public void A_column_for_each_month_is_told_as_what_it_is(string months)
    {
        var problem = Reading.OnlyProblem($"customer,product,{months}\nAnn,Compute,1,2\n");

        Assert.Equal((1L, ProblemCodes.ColumnsOfMonths), (problem.Line, problem.Code));
        Assert.Equal($"The file has a column for each month: {string.Join(", ", months.Split(',').Select(month => $"\"{month}\""))}. " +
            "Give each month a row of its own instead, with the columns month, customer, product and amount (in a spreadsheet: unpivot the columns).", problem.Message);
    }

    [Theory]
    [InlineData("customer,product,2026-01", "spend file"), InlineData("customer,product,1,2", "spend file"), InlineData("currency,rate,2026", "file of exchange rates")]
    public void What_is_missing_is_told_of_the_nearest_kind_of_file(string header, string kind)
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(header + "\n"));

        var problem = Assert.Single(FileKinds.Recognise(file, Reading.Dollars, new ImportLimits()).Problems);
        Assert.StartsWith($"A {kind} needs ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_can_be_mapped_by_hand()
    {
        var options = Reading.Dollars with { Map = new Dictionary<FileField, string> { [FileField.Amount] = "net_value" } };

        Assert.Equal(20_000, Assert.Single(Reading.Of("month,customer,product,amount,Net Value\n2026-01,TikTok,A,1,2\n", options).Sink.Rows).Amount);
        Assert.Contains(Reading.Problems($"month,customer,product,amount\n{Row}", options), problem => problem.Item3 == ProblemCodes.MapUnknownHeader);
    }

    [Fact]
    public void One_column_cannot_be_two_fields()
    {
        var options = Reading.Dollars with { Map = new Dictionary<FileField, string> { [FileField.Customer] = "who", [FileField.Parent] = "who" } };

        Assert.Equal(ProblemCodes.MapSameHeader, Reading.OnlyProblem("month,who,product,amount\n2026-01,TikTok,A,1\n", options).Code);
    }

    [Fact]
    public void A_field_of_another_kind_of_file_cannot_be_mapped()
    {
        var options = Reading.Dollars with { Map = new Dictionary<FileField, string> { [FileField.Rate] = "x" } };

        Assert.Equal(ProblemCodes.MapUnknownField, Reading.OnlyProblem("month,customer,product,amount,x\n2026-01,TikTok,A,1,1\n", options).Code);
    }

    [Theory]
    [InlineData("month,customer,product,amount,region,region", ProblemCodes.HeaderRepeated), InlineData("month,customer,product,amount,Sales_Region,sales region", ProblemCodes.HeaderRepeated)]
    [InlineData("month,customer,product,amount,revenue,x", ProblemCodes.HeaderAmbiguous), InlineData("month,customer,product,amount,date,x", ProblemCodes.HeaderAmbiguous)]
    public void Headers_that_are_one_are_a_problem(string header, string code) => Assert.Equal(code, Reading.OnlyProblem($"{header}\n2026-01,TikTok,A,1,1,1\n").Code);

    [Fact]
    public void A_repeated_known_header_is_one_problem() =>
        Assert.Equal([(1, "Amount", ProblemCodes.HeaderRepeated)], Reading.Problems("month,customer,product,amount,Amount\n2026-01,TikTok,A,1,1\n"));

    [Fact]
    public void A_header_further_down_that_is_refused_is_pointed_at()
    {
        var problem = Reading.OnlyProblem($"Revenue report\nJune\n\nmonth,customer,product,amount\n{Row}", Reading.Answered((ImportQuestion.HeaderRow, ImportQuestion.Refuse)));

        Assert.Equal(ProblemCodes.HeaderNotFirst, problem.Code);
        Assert.Contains("line 4", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_lines_above_the_header_are_counted()
    {
        var (reading, sink) = Reading.Of($"\n,,,\nmonth,customer,product,amount\n\n{Row}");

        Assert.Empty(reading.Problems);
        Assert.Equal((3L, 5L), (reading.Summary!.BlankLines, Assert.Single(sink.Rows).Line));
    }

    [Fact]
    public void A_file_with_no_known_column_is_a_problem() => Assert.Equal(ProblemCodes.HeaderUnknown, Reading.OnlyProblem("a,b\n1,2\n").Code);

    [Fact]
    public void A_header_alone_is_a_problem() => Assert.Equal(ProblemCodes.NoRows, Reading.OnlyProblem("month,customer,product,amount\n").Code);
}
