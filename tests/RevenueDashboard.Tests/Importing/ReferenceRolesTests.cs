using System.Text;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class ReferenceRolesTests
{
    private const string Header = "counterparty,role,product,customer,part,from,to,source,note\n";

    [Fact]
    public void A_counterparty_has_several_roles_each_of_some_revenue()
    {
        var reading = Read(Header + "OpenAI,Supplier,Copilot,Intuit,12.25%,2023-11,2031-12,Press,reported\nopenai,payer,,,,,,,\nByteDance,none,,,,,,,\nOpenAI,supplier,Azure OpenAI,,100,,,,\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [
                new(2, "name:openai", "OpenAI", Role.Supplier, "copilot", "Copilot", "name:intuit", "Intuit", 1225, Month.Parse("2023-11"), Month.Parse("2031-12"), "Press", "reported"),
                new(3, "name:openai", "openai", Role.Payer, null, null, null, null, null, null, null, null, null),
                new(4, "name:bytedance", "ByteDance", Role.None, null, null, null, null, null, null, null, null, null),
                // All of it is what no part says too.
                new RoleLine(5, "name:openai", "OpenAI", Role.Supplier, "azure openai", "Azure OpenAI", null, null, null, null, null, null, null),
            ], reading.Lines);
    }

    [Theory]
    [InlineData(",payer,,,,,\n", ProblemCodes.CounterpartyEmpty, "counterparty"), InlineData("A,,,,,,\n", ProblemCodes.RoleEmpty, "role"), InlineData("A,owner,,,,,\n", ProblemCodes.RoleUnknown, "role")]
    [InlineData("A,supplier,,,0.4,,\n", ProblemCodes.PartUnreadable, "part"), InlineData("A,supplier,,,half,,\n", ProblemCodes.PartUnreadable, "part"), InlineData("A,supplier,,,101,,\n", ProblemCodes.PartOutOfRange, "part")]
    [InlineData("A,supplier,,,0,,\n", ProblemCodes.PartOutOfRange, "part"), InlineData("A,supplier,,,-5,,\n", ProblemCodes.PartOutOfRange, "part"), InlineData("A,investee,,,49,,\n", ProblemCodes.PartOfRole, "part")]
    [InlineData("A,supplier,,A,,,\n", ProblemCodes.RoleOfItself, "customer"), InlineData("A,supplier,,,,2024-02,2024-01\n", ProblemCodes.MonthsReversed, "to"), InlineData("A,none,Copilot,,,,\n", ProblemCodes.RoleNone, "role")]
    [InlineData("A,none,,,,,\nA,payer,,,,,\n", ProblemCodes.RoleNone, "role"), InlineData("A,payer,,,,,\nA,payer,,,40,,\n", ProblemCodes.RolesOverlap, "role")]
    [InlineData("A,payer,,,,2024-01,2024-12\na,payer,,,40,2024-03,2024-04\n", ProblemCodes.RolesOverlap, "role"), InlineData("A,payer,,,,2024-06,\nA,payer,,,,,2024-06\n", ProblemCodes.RolesOverlap, "role")]
    public void What_is_wrong_is_told_with_its_column(string rows, string code, string column)
    {
        var problem = Assert.Single(Read("counterparty,role,product,customer,part,from,to\n" + rows).Problems);

        Assert.Equal((code, column), (problem.Code, problem.Column));
    }

    [Fact]
    public void The_same_role_may_follow_itself_and_stand_beside_itself_for_other_revenue() =>
        Assert.Empty(Read("counterparty,role,product,part,from,to\nA,supplier,X,40,,2024-05\nA,supplier,X,60,2024-06,\nA,supplier,Y,60,,\nA,payer,X,,,\nB,supplier,X,40,,\n").Problems);

    [Fact]
    public void A_small_part_needs_its_sign() => Assert.Equal(50, Assert.Single(Read("counterparty,role,part\nA,supplier,0.5%\n").Lines).Part);

    [Theory]
    [InlineData("counterparty,role", FileKind.Roles), InlineData("Related Party;Role;Product;Customer;Part;From;To", FileKind.Roles)]
    [InlineData("month,customer,product,amount,counterparty,role", FileKind.Spend), InlineData("customer,parent,from,to", FileKind.Customers)]
    public void It_is_recognised_by_its_header_and_takes_no_other_kind_away(string header, FileKind kind)
    {
        using var file = FileOf(header + "\n");

        Assert.Equal(kind, FileKinds.Recognise(file, new SpendFileOptions(), new ImportLimits()).Kind);
    }

    private static ReferenceReading<RoleLine> Read(string text)
    {
        using var file = FileOf(text);
        return ReferenceFile.ReadRoles(file, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None);
    }

    private static MemoryStream FileOf(string text) => new(Encoding.UTF8.GetBytes(text));
}
